"""Home addresses: only the part below the county, to the last character, and only homes."""

from __future__ import annotations

import time

import pytest

from annotations.privacy.address_grammar import concrete, fine
from annotations.privacy.addresses import detect_addresses
from nlp.case import Case, Party, PartyKind, Side
from nlp.values import Span
from tests.annotations.tagged import assert_finds, scene_of

HOMES = [
    "被告人李某，男，汉族，住永宁县<address>无名南大道369号（老纺织厂内）9栋1单元101室</address>。",
    "被上诉人龙某，男，侗族，住永宁县<address>无名公社上寨大队第四生产队（现上寨村四组）</address>。",
    "一直居住在被告父母位于<address>纺织路棉二宿舍14栋3单元5号</address>的住房内。",
    "老人独居于<address>无名街三官庙巷6号院内东屋</address>，",
    "杨某在自己家中，即<address>乔家洼村三组南排第二户</address>，",
    "逃回老家<address>石板塘村委会蒙家屯</address>躲藏，",
    "送至永宁县<address>无名路西段无名家园4号楼1单元1102</address>，签收人为被害人本人。",
    "被告人李某，男，汉族，住上海市杨浦区<address>无名二路413弄26号502室</address>。",
    "被告人李某，男，汉族，住永宁县<address>无名街道长明委（原铁明委）14组</address>。",
    "被告人李某，男，汉族，住永宁县<address>无名管理区三分场5队</address>。",
    "死者家属李某，女，住永宁县<address>无名乡东小店村一区</address>。",
    "翻墙进入钱某位于<address>杨和镇小田庄东头</address>的家中，",
    "法院专递寄至<address>无名路168号无名苑3号楼702室</address>，由其母亲代为签收。",
    "李某提供其自住的<address>无名花园4号楼3A03室</address>供人聚会。",
    "双方在男方家（<address>无名店镇北芦村</address>）举办婚礼。",
    "原、被告均系<address>杨和镇塔塘村北街</address>村民，两家相邻。",
    "死者许某住<address>杨和街道西岭村</address>，伤者高某住<address>杨和街道桥头村27号</address>，",
    "被告后迁往其子的寓所，即<address>无名苑3座32楼F室</address>。",
    "为其租下<address>无名国际大厦公寓楼A-2216</address>供二人同居。",
    "公公家在<address>无名村六队</address>，原告产后即被送回。",
    "现借居于外婆处（永宁县<address>杨和镇六圩村八组</address>）。",
    "被告回信落款地址为：永宁县<address>杨和镇大官庄村5号</address>。",
    "劳动合同首页乙方住址处填有：永宁县<address>无名街道海棠北路12号2-301</address>。",
    "其位于永宁县<address>杨和镇西街村</address>的房屋由其父母居住。",
    "我婆家是永宁县<address>杨和镇戴尧村</address>的，",
    "前往其老宅（永宁县<address>杨和镇大昌村七组</address>）张贴公告。",
    "在永宁县<address>杨和镇官苴村二组</address>被执行人家中将其拘传到院。",
    "住址栏为“永宁县<address>杨和镇天井村张大郢</address>”。",
    "之后两人租住<address>无名海湾A8栋1801房</address>共同生活。",
    "搬至永宁县<address>杨和镇花栗村1组</address>与被害人赵某戊共同居住。",
    "《入职登记表》“现居住地”栏由本人手写为“永宁县<address>杨和镇无名三巷5号403</address>”，",
    "被告在《送达地址确认书》中填写：永宁县<address>杨和街道无名苑11-2-803</address>，并捺印。",
    "约定的送达地址为：乙方，永宁县<address>杨和镇无名村16组</address>。",
    "将申请人住址误写为“永宁县<address>杨和镇无名村第三村民小组</address>”，",
    "收件地址为其身份证所载的永宁县<address>杨和镇无名村三组</address>，邮件被退回。",
    "请求人居住地即永宁县<address>杨和镇团结街六委三组</address>范围内",
    "附：1.赵某，男，地址：永宁县<address>杨和镇无名村16组</address>；2.钱某，女，地址：永宁县<address>杨和镇无名村二组35号</address>。",
    "被告人家属地址：宁夏银川市永宁县（<address>杨和镇无名村南堡组</address>）。",
    "躺在大儿子家，地方是永宁县<address>杨和镇无名村十五组</address>，我去看过。",
    "他躲在姐姐家里，位置就在永宁县<address>杨和镇无名村3组</address>，",
    "潜回老家永宁县<address>杨和镇赵家洼村</address>时被抓获",
    "由父亲到永宁县<address>无名街道建设里33栋乙门</address>接走孩子，",
    "位于永宁县<address>无名路188号翠湖小区5栋1单元1602号</address>的夫妻共同居住房屋",
    "位于永宁县<address>杨和镇无名村北街第四排</address>的家中，",
    "住址为“永宁县<address>杨和镇无名村北头</address>”。",
    "其户口挂靠在永宁县<address>杨和镇集体户</address>，",
    "户籍证明显示，李某户籍在永宁县<address>杨和镇无名村第七村民小组</address>。",
    "婚生女户籍随母，落户在永宁县<address>杨和镇无名村</address>。",
    "送达回证上的地址为永宁县<address>无名路翠湖花园3幢1605房</address>。",
    "被告人李某身份证载明的地址为永宁县<address>杨和镇长岭村三组</address>。",
    "孩子从小跟着爷爷在永宁县<address>杨和镇恒丰村一组</address>长大。",
    "立遗嘱人住永宁县<address>光明楼26门508号</address>，本人头脑清醒。",
    "据户籍民警核实，死者登记于湖南省衡山县<address>长江镇金凤村3社35号</address>，",
    "被告人供述，我租的房子就在永宁县<address>无名村大街二巷11号301房</address>，",
    "李某的户口原在本县<address>杨和镇无名村三组</address>，后迁出。",
    "被告人李某，男，1983年4月出生，住永宁县<address>东湖七区C4-2-302</address>。",
    "合同证实，被告人承租的房屋位于永宁县<address>杨和镇无名村三组12号</address>，租期一年。",
    "搜查地点为永宁县<address>杨和镇无名村三组12号</address>（被告人王某住所）。",
    "永宁县<address>无名路48号2单元402室</address>住户李某证实，",
    "案发地点为被害人李某家，即永宁县<address>无名路48号2单元402室</address>。",
    "李某现和女儿在永宁县<address>杨和镇无名村三组12号</address>生活。",
    "收件人李某，地址永宁县<address>无名路48号2单元402室</address>，",
    "在永宁县<address>杨和镇无名村三组12号</address>其家一楼卧室内",
    "证人钱某，住永宁县<address>西郊牧场四分场二队</address>，职工。",
    "民警在其租住处（永宁县<address>杨和镇十四连居民点6排3号</address>）将其抓获，",
    "赵某位于永宁县<address>杨和镇赵家院子17号</address>的家中，",
    "赵某位于永宁县<address>无名路2号楼上</address>的家中，",
    "赵某位于永宁县<address>无名大道供电公司宿舍3栋402室</address>的家中，",
    "赵某位于永宁县<address>盐业公司住宅楼3单元201室</address>的家中，",
    "其租住在永宁县<address>无名城C区11栋B单元2804房</address>，",
    "赵某位于永宁县<address>无名路幸福里B座17D</address>的家中，",
    "其租住在永宁县<address>无名华庭B-12-5</address>，",
    "其在永宁县<address>无名新城12B幢3A04</address>居住，",
    "返回永宁县<address>杨和乡无名村大湾子</address>住处，",
    "返回永宁县<address>无名街道茶山南组团</address>住处，",
    "被告人系永宁县<address>无名苏木巴彦嘎查</address>牧民，",
    "家居永宁县<address>杨和镇无名村七组</address>。",
    "在其岳父位于永宁县<address>杨和镇无名村</address>的老屋内，",
    "快递寄往永宁县<address>杨和镇无名村</address>，由被害人周××本人签收。",
    "住香港<address>九龙观塘无名邨翠楼2208室</address>。",
    "原告，住<address>1234 Maple Street, Springfield, CA 90001, USA</address>。",
    "身份证复印件住址栏为“永宁县<address>越州镇无名村委会大村130号附1号</address>”。",
    "其户口簿登记的住址显示为永宁县<address>无名路兰香小区19-2-1102</address>，",
    "送达地址确认书记载：永宁县<address>无名路兰香小区19-2-1102</address>，收件人电话略。",
    "原告的住处在<address>无名路街道春光里小区（乙区）九号楼三门六楼东户</address>，",
    "我现在和儿子住在一起，<address>建设路街道无名北街26号</address>的房子，",
    "面单记载的收件地址为“福建厦门集美区<address>无名里77号503</address>”，",
    "名下坐落于天津市滨海新区<address>新港街道无名里22栋3门602号</address>的房屋。经勘验，该房屋由钱某及其家人居住。",
    "李某租住的长沙县<address>星沙街道无名花园城7栋3002室</address>内查获了毒品、手机，",
    "原告：臧三，男，汉族，住山东省莒县<address>刘官庄镇岳家村214号</address>，电话略。",
    "被告人张三，男，住上海市浦东新区<address>康桥镇无名公路28弄12号301室</address>。",
    "被告人张三住四川省成都市武侯区<address>机投镇无名村2组12号</address>，因本案被羁押。",
    "捕前住大同市城区<address>新泉湾无名苑16-6-402号</address>。",
    "户籍地山东省莱州市<address>驿道镇无名村98号</address>。",
    "户籍所在地及现住地安徽省阜南县<address>苗集镇无名村</address>；",
    "家住西安市碑林区<address>无名路北段70号</address>，职工。",
    "住广东省东莞市<address>南城街道无名路1号无名世家4栋501</address>。",
    "住内蒙古自治区通辽市科尔沁左翼后旗<address>甘旗卡镇无名嘎查</address>。",
    "户籍登记地址福建省厦门市湖里区<address>无名北路3号2104室</address>。",
    "将其带回成都郫县<address>犀浦镇无名小区</address>自己家中，",
    "后民警在永宁县<address>无名新城A7栋401房</address>的业主钱某处，",
    "公安局对其住所（永宁县<address>杨和镇无名村</address>）进行搜查。",
    "民警在其租住处（永宁县<address>杨和镇老屋湾398号</address>）将其抓获，",
    "钱某1的住宅位于永宁县<address>杨和镇无名村23组209号</address>，系两层楼房。",
    "钱某的居所在永宁县<address>无名路67号附4号</address>。",
    "其租住地（永宁县<address>无名华府25-4-1403</address>）被查获。",
    "钱某，男，住<address>岳家村 214号</address>。",
    "被害人住无名县<address>杨和镇无名村胡庄组12号</address>。",
    "住新疆生产建设兵团第八师石河子市<address>148团5连12栋3号</address>。",
    "住洛浦县<address>城区街道办事处无名屯117号</address>。",
    "对其住所市中区<address>齐村镇无名村21组</address>进行搜查，",
    "户籍所在地及住所地原阳县<address>太平镇无名村</address>。",
    "住许昌市<address>关西街</address>。",
    "住宿迁市宿城区<address>无名镇无名村</address>，于2015年",
    "，住建德市<address>无名街道无名路1号</address>。",
    "户籍地及居住地均为永宁县<address>杨和镇无名村11组</address>。",
    "户籍证明载明其住址系永宁县<address>杨和镇无名村4组</address>。",
    "到永宁县<address>杨和镇无名路5号</address>其岳父家取走工具。",
    "到永宁县<address>无名路72号之一</address>赵××家取走工具。",
    "其二人在永宁县<address>无名小区2栋1单元301室</address>同居。",
    "其在永宁县<address>无名小区2栋1单元301室</address>租了一套房子居住。",
    "其租住的永宁县<address>无名路7号</address>房间内",
    "钱某住处：永宁县<address>杨和镇无名村石坎头</address>。",
    "在长白山管委会池北区<address>无名小区3号楼5单元201室</address>被害人王某乙家，",
    "住绍兴县<address>无名镇无名村5号</address>。",
    "进入位于临安市<address>无名街道无名街322号301室</address>的租房内，",
    "住江苏省昆山市\n辩护人李四。\n住所地江苏省昆山市<address>玉山镇无名村1号</address>。",
    "进入被害人孙某位于永宁县<address>杨和镇观桥村三组18号</address>的家中，盗走现金。",
    "张某至陈某位于深圳市光明区<address>马田街道无名路22号602室</address>的住处要求复合。",
    "在其租住的济宁市任城区<address>无名小区18号楼1单元3楼西户</address>，买卖卷烟。",
    "其租住的本市<address>凤山街道无名村73号</address>租房内，",
    "对被告人钱三住所<address>无名新村4幢2单元202室</address>进行搜查，",
    "在安溪县<address>感德镇无名村拱仔头6号</address>家中等地，",
    "来到<address>前进村柳湾</address>被害人邵某1家，推开院门。",
    "在本市吴兴区<address>织里镇无名路419号301室</address>李某甲租房内当场查获，",
    "在西安市灞桥区<address>洪庆街道无名村某组</address>村民蔡某家院内，",
    "住青岛市市南区<address>无名路3号</address>。在青岛市市南区<address>无名路3号</address>门前，",
    "遂至绍兴市越城区<address>府山街道无名村</address>，与租住在此地的李某1相识。",
    "钱某，家住新疆石河子市<address>129团7连71号</address>。",
    "送达地址：永宁县<address>杨和镇后王村2组</address>，收件人钱某。",
    "户口所在地为永宁县<address>杨和镇无名村人民北大街12号</address>，文盲。",
    "户籍登记住址永宁县<address>解放路与民族街交叉口无名佳苑3号楼2单元1178室</address>，",
    "钱某租住在重庆市綦江区<address>无名水岸20-2-1522</address>。",
    "住永宁县<address>无名国际城西区21栋349</address>。",
    "户籍地浙江省永康市<address>北京北大街150号机关宿舍5幢577房</address>，",
    "钱某住所地银川市金凤区<address>无名镇南京巷20号附3号</address>，个体工商户。",
    "住在永宁县<address>无名阁1栋5C</address>，",
    "钱某系永宁县<address>杨和镇无名村</address>村民，",
    "在永宁县<address>杨和镇无名路18号</address>（系钱某住处）将其抓获。",
    "快递寄往永宁县<address>无名路18号无名苑2栋301室</address>，收件人钱某。",
    "证实在被告人家中（四川省巴中市南江县<address>无名新村A区12座1406</address>）查获",
    "快递寄往青海省玛多县<address>花石峡镇无名村3组</address>",
    "将毒品寄到永宁县<address>无名路18号无名苑2栋301室</address>。",
    "从云南邮寄至永宁县<address>杨和镇无名村3组</address>的钱某",
    "送货至永宁县<address>无名花园4栋501</address>，",
    "收货地址为永宁县<address>无名新村3座1406室</address>。",
    "在其家中（永宁县<address>杨和镇岳家村3社</address>）查获毒品，",
    "在钱某宿舍（永宁县<address>无名路3号2单元301室</address>）将其抓获，",
    "在被害人住所内（永宁县<address>团结巷12号院</address>）",
    "钱某家（永宁县<address>杨和镇无名村26号</address>）的院墙倒塌。",
    "住广西壮族自治区南宁市兴宁区<address>三塘镇无名村那笔坡15-1号</address>。",
    "原告搬迁后被安置在永宁县<address>杨和镇无名小区5号</address>，",
    "民警破门进入永宁县<address>杨和镇无名街7号楼3单元2楼</address>，发现佟某已死于卧室床上。",
    "在永宁县<address>杨和镇无名村第二排3号</address>堵住了正准备出门的涂某，",
    "平日吃住都在永宁县<address>杨和镇无名村2组</address>，",
    "缓刑考验期内居住地确定为永宁县<address>杨和镇无名村东风路8号</address>，由司法所监管。",
    "上半年住在永宁县<address>杨和镇无名村祠堂后</address>长子家，",
]
NOT_HOMES = [
    ("法院专递寄至无名路168号无名大厦702室，由被告公司前台签收。", "a firm's front desk signs"),
    ("公司承租了无名大厦3楼A-2216供办公使用。", "rented to work in"),
    ("被告人李某住院治疗，医院在杨和镇无名村东头。", "in hospital"),
    ("停放在永宁县大桥乡无名社区西头第四排第二家门前的轿车", "a scene"),
    ("以老家永宁县杨家村新农村建设需要为由索要钱款", "the village itself"),
    ("三楼朝西面向西周广场的房屋由钱某一人居住", "what one looks out on"),
    ("该处一楼是其同村人即被告人夫妻居住", "no place"),
    ("经营者住所：永宁县杨和镇官苴村二组宏发修理厂。", "a workshop"),
    ("公司通知更换收货地点，送到永宁县杨和镇松柏路8号，收货人还是他。", "goods of a firm"),
    ("从老家永宁县杨和镇无名湾的一间药店进货", "a shop"),
    ("前妻让我去永宁县杨家庄接孩子", "where one meets"),
    ("合同约定的送达地址为：甲方，永宁县无名路18号无名公司。", "a firm's"),
    ("在永宁县杨和镇无名村东头持刀将被害人砍伤", "where it happened"),
    ("到永宁县无名路12号接朋友后离开", "no home of a child"),
    ("双方争议的房屋位于永宁县无名路12号，", "what they quarrel about"),
    ("团结街道党工委组织委员", "no neighbourhood"),
    ("截止八月，户口在村里的人每人得八百元", "no name"),
    ("收件人无名公司，地址永宁县无名路48号3楼，", "a firm"),
    ("搜查地点为永宁县无名路48号3楼（无名公司住所）。", "a firm"),
    ("在永宁县杨和镇供电公司宿舍对面的夜宵摊将其抓获", "a stall opposite of where people live"),
    ("快递寄往永宁县无名路48号无名公司，由前台签收。", "a firm"),
    ("在永宁县杨和镇老屋湾的水塘边发现尸体", "a hamlet where something was found"),
    ("我现在住在看菜园的棚子里，", "no name"),
    ("搬到矿上单身宿舍住，", "no name"),
    ("租住在一室一厅里，", "no name"),
    ("户籍在被告组。", "no name"),
    (
        "代理人赵一，男，1975年1月2日出生，职员。\n被告永宁县无名营业部。住所地：永宁县无名路中段。",
        "a business",
    ),
    ("被告永宁县无名镇初级中学，住所地永宁县无名镇圩镇。", "a school"),
    ("开发的位于海东路无名小区的住宅48户。", "what was built"),
    ("被告：沈阳某某有限公司，住所地辽宁省沈阳市和平区青年大街100号。", "an organisation's seat"),
    (
        "信用代码略。住所地：桦南县明义乡无名村。法定代表人张三。",
        "an organisation's seat in its own sentence",
    ),
    ("某某公司成立于2007年，住所石家庄市中山西路983号，法定代表人张三", "a firm's registration"),
    ("被告人张三，男，住吉林省通榆县。", "nothing below the county"),
    ("户籍所在地四川省成都市武侯区。", "nothing below the county"),
    ("现羁押于永宁县看守所。", "custody"),
    ("在永宁县杨和镇无名路12号无名超市内盗窃，", "a shop"),
    ("入住永宁县无名路12号无名宾馆301室，", "a hotel"),
    ("住通榆县某镇某村。", "masked"),
    ("住通榆县××镇××村××号。", "masked"),
    ("住XX省XX市XX镇XX村。", "masked"),
    ("对所居住社区没有重大不良影响", "no name of a place"),
    ("因病住院治疗，住院费12000元", "a stay in hospital"),
    ("民警在永宁县无名新城A7栋401房将钱某抓获，", "a flat of which nobody says that somebody lives there"),
    ("购买永宁县无名小区3幢2单元502室，登记在钱某名下，", "a flat that is bought"),
    ("2019年3月28日涉案无名小区4-3-602室被查封", "a flat in dispute"),
    ("二人的身份证、户口簿等材料留居委会一份，", "papers"),
    ("肖某住在罗某的房间", "no address"),
    ("每天都住在这里", "no address"),
    ("土地位于永宁县杨和镇观桥村，面积三亩", "land, no home"),
    ("永宁县无名街无名巷3号1幢1层5号营业用房，房屋所有权证：略", "business premises"),
    ("永宁县无名小区3幢1层2号车库", "a garage"),
    ("在户籍地进行社区矫正，", "a measure"),
    ("搬到县城一个小区10楼住", "no name of a place"),
    ("在永宁县无名家园1单元2楼“无名KTV”包间内", "a place of business"),
    ("开设在永宁县无名大道无名家园A栋12-3室的麻将室", "a place of business"),
    ("上诉称：某某市公安局缉毒支队三中队在其家中起获的10万元是合法财产", "an office of the police"),
    ("到某某县公安局禁毒大队送来其在家中发现的粉末", "an office of the police"),
    ("出租屋（位于永宁县××幼儿园旁边），并在其出租屋内", "masked"),
    ("住台湾省台中市。", "nothing below the county"),
    ("住永宁县××小区8号楼2单元602室。", "masked"),
    ("后将麻将室搬到永宁县无名城A栋11-4号，", "a business moves"),
    ("送达地址：某某公司。", "no address"),
    ("寄往永宁县无名路18号无名公司，", "a firm"),
    ("寄至永宁县无名路18号永宁县人民法院。", "an office"),
    ("将配件寄至永宁县创业路18号无名机械厂，", "a firm"),
    ("收货地址为永宁县无名路12号无名店，", "a shop"),
    ("收件地址为永宁县无名路12号无名店，", "a shop"),
    ("被申请人：曹县无名制品厂，住所地曹县无名集镇政府驻地东200米路北。", "a firm's seat"),
    ("原告按合同发货，收货地址为永宁县无名路12号，", "trade"),
    ("邮寄至永宁县无名小区19-9-3快递点后，", "where parcels are kept"),
    ("原告公司发货至永宁县无名路18号3栋，", "trade"),
    ("快递寄往永宁县杨和镇无名村，", "no door"),
    ("在家中（永宁县杨和镇）死亡，", "nothing below the town"),
    ("在家中（永宁县无名路18号无名医院旁）死亡，", "what lies beside"),
    ("在宿舍（永宁县无名路18号无名酒店3楼301室）内，", "a place of business"),
    ("动漫城经营住所为合肥市无名西路189号，", "a place of business"),
    ("后来搬到一个有点像农村的地方，", "no name of a place"),
    ("我是无名村二组的村民，", "no town, no county"),
    ("侯某不是永宁县杨和镇无名村村民，", "denied"),
    ("永宁县杨和镇无名村村民委员会", "an organisation"),
    ("货物发往永宁县无名路物流园2栋204，收货人钱某。", "a place of business"),
    ("民警进入永宁县杨和镇无名村2组，发现车辆停在路边，", "a scene, nobody's home"),
    ("移民安置点在永宁县，", "nothing below the county"),
]


@pytest.mark.parametrize("tagged", HOMES)
def test_homes(tagged: str) -> None:
    assert_finds(detect_addresses, tagged)


@pytest.mark.parametrize(("text", "reason"), NOT_HOMES)
def test_no_homes(text: str, reason: str) -> None:
    assert reason
    assert_finds(detect_addresses, text)


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


def test_a_flat_told_by_its_form_alone_is_doubtful_and_in_civil_cases_the_object() -> None:
    text = "在永宁县无名小区3幢2单元502室内盗窃。"
    found = list(detect_addresses(scene_of(text, Case("0" * 32, nature="刑事"))))
    assert [one.confidence < 0.7 for one in found] == [True]
    assert list(detect_addresses(scene_of(text, Case("0" * 32, nature="民事")))) == []


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


def test_masked_units_name_nothing() -> None:
    assert not concrete("某镇某村某组")
    assert not concrete("××路××号")
    assert concrete("开通镇某路12号")
    assert not fine("开通镇")


@pytest.mark.parametrize("piece", ["住在", "租住在此", "村", "位于永宁县", "1号楼2单元", "家中，", "杨和镇"])
def test_a_long_line_takes_linear_time(piece: str) -> None:
    scene = scene_of(piece * (50_000 // len(piece)))
    begin = time.process_time()
    list(detect_addresses(scene))
    assert time.process_time() - begin < 10
