"""A model becomes one Ibis expression over the tables: rows in scope, with what fired and the score.

env        where names get their values
collide    碰撞: joins with other tables
baseline   基准: a value against like rows
group      组特征: rows that belong together
judge      all of it, in order, and the verdict
"""
