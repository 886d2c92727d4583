"""Home addresses and what stands elsewhere in the document: addresses told again, names of people."""

from __future__ import annotations

from annotations.privacy.places.homes import detect_addresses
from nlp.case import Case, Party, PartyKind, Side
from nlp.values import Span
from tests.annotations.tagged import assert_finds, scene_of


def test_a_home_told_again_without_its_town_is_found() -> None:
    assert_finds(
        detect_addresses,
        "住杭州市下城区<address>石桥街道无名园3幢3单元502室</address>。在<address>无名园3幢3单元502室</address>楼下，",
    )


def test_an_estate_told_again_is_covered_to_its_door() -> None:
    assert_finds(
        detect_addresses,
        "住永宁县<address>无名公寓北1栋1804房</address>。又在<address>无名公寓北1栋1104房</address>、"
        "<address>无名公寓的H座406房</address>被抓。",
    )


def test_an_estate_or_a_village_alone_is_not_told_again() -> None:
    assert_finds(
        detect_addresses,
        "住永宁县<address>无名小区3幢2单元502室</address>。后开车到无名小区，在<address>3幢2单元502室</address>被抓。",
    )
    assert_finds(detect_addresses, "窜至永宁县<address>杨和镇无名村</address>钱某家，又在杨和镇无名村盗窃。")


def test_a_person_before_an_estate_is_no_part_of_it() -> None:
    head = "被告人钱三，男，1980年1月1日出生。在被告人钱三"
    text = head + "无名小区的家中送给其现金。"
    party = Party("钱三", "被告人", PartyKind.PERSON, Side.ACCUSED, Span(3, 5), Span(0, 20))
    (one,) = detect_addresses(scene_of(text, Case("0" * 32, parties=(party,))))
    assert one.value == "无名小区"


def test_a_name_that_ends_like_a_building_is_no_part_of_an_address() -> None:
    text = "被告人钱玉栋，男。在永宁县无名镇无名村钱玉栋家里抓获。"
    party = Party("钱玉栋", "被告人", PartyKind.PERSON, Side.ACCUSED, Span(3, 6), Span(0, 9))
    (one,) = detect_addresses(scene_of(text, Case("0" * 32, parties=(party,))))
    assert one.value == "无名镇无名村"


def test_a_short_name_that_ends_like_a_village_is_no_part_of_an_address() -> None:
    text = "被告人钱庄，男。在永宁县无名镇无名村钱庄家里抓获。"
    party = Party("钱庄", "被告人", PartyKind.PERSON, Side.ACCUSED, Span(3, 5), Span(0, 8))
    (one,) = detect_addresses(scene_of(text, Case("0" * 32, parties=(party,))))
    assert one.value == "无名镇无名村"


def test_who_lives_behind_a_door_needs_no_county() -> None:
    assert_finds(
        detect_addresses, "孟守业住<address>永安路88号</address>，其母住<address>光明里5号</address>。"
    )
    assert_finds(detect_addresses, "同住<address>柳湾村东头第三家</address>，")
    assert_finds(detect_addresses, "孟大勇家在<address>芦雁小区，靠南侧数四栋二单元三楼东门</address>，")
    assert_finds(detect_addresses, "家住<address>柳东家属院，进大门右手第四排第五户</address>。")
    assert_finds(detect_addresses, "我家住<address>柳东茶叶店对面</address>，")
    assert_finds(detect_addresses, "其与前妻同居于<address>城南春苑二期7栋1104</address>。")


def test_a_name_in_quotation_marks_goes_on_to_the_door() -> None:
    assert_finds(
        detect_addresses,
        "到其租住的永宁县<address>安定街道“无名天地”6栋18楼1802室</address>搜查，"
        "在<address>“无名天地”6栋18楼1802室</address>孟某家中，",
    )


def test_how_large_a_room_is_is_no_number_of_it() -> None:
    assert_finds(
        detect_addresses,
        "收受孟某甲永宁县<address>柳东镇柳西路82号“无名水岸”B幢</address>负一层301.06平方米房产，",
    )


def test_a_village_behind_its_hill_is_told_to_the_end() -> None:
    assert_finds(
        detect_addresses, "居住在位于永宁县<address>石桥街道岭后村委会岭后村57号</address>三间土坯房。"
    )


def test_what_stands_where_somebody_lives_may_be_no_home() -> None:
    for text in (
        "户籍地广东省汕尾市青年湾开发区，",
        "公司嫌租金太高就搬到了柳东里9号的2层底商，",
        "孟某家在永宁县柳东社区的布鞋店刚装修，",
        "孟大勇家就在着火现场对面，",
        "住在水房对面的718房。",
        "新盖的6栋商住楼刚刚封顶。",
        "在孟某所住院子东口即柳东路37号等他，",
    ):
        assert_finds(detect_addresses, text)


def test_what_follows_calls_a_place_a_home() -> None:
    for tagged in (
        "永宁县<address>柳东镇石榴路无名果场3单元4楼6号</address>就是我们的居所。",
        "在永宁县<address>杨和镇柳湾村芦雁小区503室</address>（孟大家）内找到雨衣。",
        "钱某是永宁县<address>柳东路芦雁园7号楼3单元2层东户</address>的户主，",
        "他在永宁县<address>杨和镇无名村</address>租了间旧瓦房藏身。",
        "租用永宁县<address>柳东巷六号院芦雁苑31号</address>，孟某三次在租住屋内摆酒。",
    ):
        assert_finds(detect_addresses, tagged)


def test_whose_home_is_entered_lives_where_the_clause_before_says() -> None:
    for tagged in (
        "窜至永宁县<address>柳东街芦雁园23-5号别墅</address>，撬开后门潜入事主谭某家里翻找首饰。",
        "窜至永宁县<address>杨和镇无名村</address>，搭着梯子翻入孟某家客房偷拿玉镯。",
        "窜至永宁县<address>杨和镇芦雁安置小区</address>，偷走二单元503室谭某家铜壶两把。",
        "窜至永宁县杨和镇无名村，进入无名超市盗窃。",
        "在永宁县杨和镇无名村，盗窃电缆。",
        "跟着“小园”到了永宁县，溜入孟某家里偷鸡。",
    ):
        assert_finds(detect_addresses, tagged)


def test_whose_village_it_is_may_be_told_by_what_happens_there() -> None:
    for tagged in (
        "骑车来到永宁县<address>杨和镇无名村</address>，在村民孟某家偷得铜锅两口。",
        "步行到永宁县<address>杨和镇无名村</address>，把本村孟某养的三只白鹅抱走。",
        "他家是<address>柳东芦雁村</address>的，门牌记不得。",
        "收工以后回到<address>芦雁村果品站单身宿舍718房</address>睡觉。",
        "在永宁县<address>柳东弄52号</address>被告人孟广禄、谭月娥租住处找到账本。",
        "先后走到永宁县<address>杨和镇无名村</address>谭小满家聚会。",
        "在永宁县杨和镇无名村，该村村委会出具证明。",
        "回到永宁县无名路8号派出所宿舍休息。",
        "返回永宁县杨和镇中学上课。",
    ):
        assert_finds(detect_addresses, tagged)


def test_only_who_can_live_somewhere_lives_behind_the_door() -> None:
    for tagged in (
        "巡警围住柳东路88号，",
        "孟某霸住柳东路88号不走。",
        "村民挤住柳东路88号，",
        "孟某住<address>柳东路88号</address>，其妻住<address>石榴里5号</address>。",
        "那时住<address>柳东路88号</address>。",
    ):
        assert_finds(detect_addresses, tagged)


def test_goods_taken_from_a_home_say_nothing_of_where_it_is() -> None:
    for tagged in (
        "民警在永宁县杨和镇无名村，从孟某身上搜出盗窃谭某家的铜壶。",
        "逃至永宁县杨和镇无名村，供述偷走谭某家白鹅。",
        "来到永宁县柳东路8号，出售盗窃谭某家的玉镯。",
        "经过永宁县杨和镇无名村，又到别处以后，溜入谭某家。",
        "窜至永宁县<address>杨和镇无名村</address>，将院门撬开，溜入谭某家。",
        "窜至永宁县<address>杨和镇无名村</address>，偷走谭某家的白鹅。",
        "骑车来到永宁县<address>杨和镇无名村</address>，逛到谭某家院外，溜入谭某家。",
        "窜至永宁县<address>杨和镇无名村</address>盗窃谭某家。",
    ):
        assert_finds(detect_addresses, tagged)


def test_a_firm_a_shop_and_what_befell_somebody_are_no_home() -> None:
    for tagged in (
        "公司住所在茶叶市场对面3楼。",
        "谭某家在柳东大桥旁边开店。",
        "家里在茶叶店旁边被骗。",
        "租用永宁县柳东路8号，用于生产瓦罐，伙计都在租住屋里居住。",
        "租用永宁县柳东路8号，谭某在其租住处办公。",
        "家住永宁县<address>杨和镇柳湾村3组</address>，南门一楼商铺空着。",
        "家住永宁县<address>杨和镇柳湾村3组</address>，前门三层平房。",
    ):
        assert_finds(detect_addresses, tagged)


def test_whose_village_it_is_may_stand_right_behind() -> None:
    for tagged in (
        "永宁县<address>杨和镇柳湾村</address>村民孟某在集上买羊。",
        "孟某和<address>石榴岭乡柳湾村</address>居民谭×喝茶，",
        "收受永宁县<address>杨和镇柳湾村三组</address>村民谭某的土特产。",
        "被告系永宁县<address>柳东路芦雁园7幢501室</address>业主，",
        "2012年2月<address>柳树镇柳湾村</address>村民孟某，",
        "与该镇<address>柳湾村</address>村民孟某签约，",
        "邻县<address>杨和镇柳湾村</address>村民孟某，",
        "谭某以万元从本镇<address>柳湾村</address>村民孟某处买下，",
        "谭某为<address>和平镇柳湾村</address>村民孟某办证，",
        "谭某与<address>同心镇柳湾村</address>村民孟某争吵，",
        "谭某受<address>向阳镇柳湾村</address>村民孟某之托，",
        "永宁县杨和镇柳湾村村民上访，",
        "永宁县柳东路芦雁园业主委员会",
    ):
        assert_finds(detect_addresses, tagged)


def test_whose_kin_lives_there_is_no_part_of_the_place() -> None:
    for tagged in (
        "羊拴在永宁县<address>杨和镇柳湾村三组</address>他家院墙边，",
        "狗卧在<address>杨和镇柳湾村柳南组</address>我奶奶家檐下，",
        "约在永宁县<address>杨和镇柳湾村</address>其妹夫家见面，",
        "到<address>柳湾村</address>书记孟某家里去问，",
        "孟某家针对柳湾村瓦窑分家的调解，",
        "带着瓦工队替孟某家砌墙，",
        "邻居从永宁县<address>杨和镇柳李村</address>村头把他背回家的，",
        "到了<address>柳湾村</address>村书记孟某家里，",
        "窜至永宁县<address>柳湾镇柳西村三巷2号</address>被害人孟某林的住宅，",
        "在<address>柳湾村</address>孟某林家中，",
        "在<address>柳湾村</address>原审被告人孟某林家中，",
        "躲到<address>柳湾村</address>老表家里，到<address>芦雁小区3号楼</address>老孟家、老谭家，",
        "原告于1993年嫁入<address>杨和镇柳湾村</address>，户口未迁，",
        "二女儿嫁到隔壁村，三女儿嫁到安徽乡下，",
        "在位于永宁县<address>杨和镇柳湾村后排第二家</address>的家中砸坏门窗。",
        "又去其家（永宁县<address>杨和镇柳湾村西邻</address>）外砸门，",
        "拍卖孟某位于永宁县<address>柳东路芦雁园3幢501室</address>的房产及储藏室，现由孟某之母居住，",
        "入住永宁县柳东路8号芦雁日租房，",
        "住永宁县<address>杨和镇柳湾职工宿舍六组305号</address>，",
    ):
        assert_finds(detect_addresses, tagged)


def test_who_stays_behind_a_door_lives_there() -> None:
    for tagged in (
        "孟某来到永宁县<address>杨和镇孟家门78号</address>被告人谭大勇的住处，",
        "在永宁县<address>柳东街长征2路19号</address>一出租屋内抓获。",
        "谭某提供了永宁县<address>芦雁公馆7幢1501室</address>给孟某居住，",
        "在永宁县<address>杨和镇柳湾村</address>现在住家的后屋里酿酒，",
        "孟某把她安顿在<address>芦雁花园9号楼3723房</address>暂住，",
        "在<address>芦雁小区南区2楼</address>孟某租住的房间里，",
        "在<address>城东廉租房13栋402室</address>孟某家中，",
        "某公司在永宁县柳东路13号芦雁大厦9层租住，",
        "辱骂公寓内租住他人，",
        "永宁县公安局刑侦大队对孟某所租住的房间搜查，",
    ):
        assert_finds(detect_addresses, tagged)


def test_a_house_let_in_a_village_is_doubted() -> None:
    (one,) = detect_addresses(scene_of("永宁县杨和镇柳湾村一出租屋内熬制糖稀，"))
    assert one.confidence < 0.6


def test_a_village_numbered_is_no_thing_counted() -> None:
    for tagged in (
        "住在一个寨子里，",
        "在永宁县<address>一家春晓小区</address>的家中，",
    ):
        assert_finds(detect_addresses, tagged)


def test_what_was_done_before_a_place_is_no_part_of_it() -> None:
    for tagged in (
        "指认出<address>杨和镇柳湾村</address>孟某家系其藏羊的地方。",
        "房东打开<address>柳湾村24号一楼</address>出租屋的大门，",
        "用技术手段打开一单元602室孟某家房门。",
    ):
        assert_finds(detect_addresses, tagged)


def test_an_address_ends_where_its_comma_is_lost() -> None:
    for tagged in (
        "住永宁县<address>杨和镇柳湾村柳树屯</address>3月7日被刑事拘留，",
        "住永宁县<address>杨和镇芦雁花园</address>被取保候审，",
        "住永宁县<address>柳东路芦雁小区3幢</address>以及无犯罪记录，",
        "住永宁县<address>柳东路3号</address>将被害人孟某打伤，",
        "住永宁县<address>柳东路被服厂家属院2幢301室</address>，",
        "住永宁县<address>柳东路3号上将花园2幢301室</address>，",
        "住永宁县<address>杨和镇被头山村3组5号</address>，",
        "住永宁县<address>柳东路3号8月1日小区2幢301室</address>，",
    ):
        assert_finds(detect_addresses, tagged)


def test_who_stays_there_with_whom_is_no_part_of_the_place() -> None:
    for tagged in (
        "在永宁县<address>柳东路25号</address>其与被告人谭大勇共同租住的出租屋内称量，",
        "永宁县<address>柳东路25号</address>是原审被告人谭大勇一人承租的，",
        "户口婚后随夫孟某迁入<address>柳湾村第八村民组27号</address>，",
        "后单独立户为<address>柳湾村第八村民组27号附1号</address>，",
        "大家在一个院坝一起生活，",
        "瓷砖堆在柳东街14号其租作仓库的两间房内，",
    ):
        assert_finds(detect_addresses, tagged)


def test_the_next_door_of_a_home_is_one() -> None:
    for tagged in (
        "孟某居住在<address>柳东路7弄13号411室</address>，到<address>柳东路7弄13号311室</address>门口争吵，",
        "孟某居住在<address>芦雁园3幢502室</address>，在<address>芦雁园3幢401室</address>内躲藏，",
        "孟某居住在<address>芦雁园3幢502室</address>，在芦雁园3幢401室开麻将馆，",
        "孟某居住在<address>柳东路13号411室</address>，柳东路13号2017年失火，",
        "孟某居住在<address>芦雁园3幢2单元502室</address>，芦雁园3幢2单元2000余元的灯坏了，",
        "孟某居住在<address>芦雁小区3幢502室</address>，房子在<address>芦雁小区3幢，西单元，三楼西户</address>。",
    ):
        assert_finds(detect_addresses, tagged)


def test_a_landmark_without_a_name_tells_no_home() -> None:
    for tagged in (
        "我家住水塔对面，",
        "住在离砖窑三百米的一间茶铺旁边，",
        "我家住镇粮站旁边，",
        "他家在<address>柳湾村小学西侧</address>大墙外住。",
        "孟某家住<address>关帝庙东边</address>。",
        "孟某家住<address>柳虹桥旁边</address>。",
        "孟某家在<address>文昌塔西侧</address>。",
    ):
        assert_finds(detect_addresses, tagged)
