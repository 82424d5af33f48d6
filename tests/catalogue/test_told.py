"""What a text may not tell where nobody is named, and what is told of nobody: each in its words."""

from __future__ import annotations

import re

import pytest

from noticeboard.catalogue.telling.homes import home_in, mask_home
from noticeboard.catalogue.telling.numbers import address_in, number_in
from noticeboard.catalogue.telling.persons import person_in
from noticeboard.catalogue.telling.together import hardship_of_one, resident_at_home
from noticeboard.schema import sensitive_in
from tests.helpers.projects import REPO

HOMES = """
    3栋1单元二楼东
    三号楼一单元五零一
    5栋502
    5号楼502
    五单元二〇一室
    1-1-101
    8-2-1603房
    12#1203
    12幢甲单元 1203
    A-1203
    A栋-12-03
    二单元 十二楼 靠电梯那家
    三楼最里面那户
    顶楼西边住户
    601漏到501
    住在302的老人
    302的住户
    五楼502
    2号楼1门401
    一单元1楼1号
    三单元五楼2号
    5/1201
    5号1201
    五楼东手
    一单元3楼302漏水
    5-1201水管裂了
    楼上5-1201水管裂了
    5号楼2单元401
    四〇二漏水
    四零二室吵
    三单元五楼左手漏水
    3号楼二单元四楼东边渗水
    302室漏水
    12栋3单元5楼西户
    12栋3单元5楼西边那家
    十二栋三单元五楼东户
    2单元301漏水
    一单元 301室 下水堵了
    3号楼502室
    3栋2-301渗水
    A座1203漏水
    5号楼—1201
    ５号楼１２０１室
    **5号楼**2单元401
    3-2-501家里
    三楼302漏水
    302漏到楼下
    402家里吵
    二单元四楼对门
    五楼左手边那家养狗
    七号楼三门502
    1201户装修
    东户阳台
    对门太吵
    301号装修
    一二〇一晚上唱歌
    2单元5楼住户养鸡
    3单元6楼租户太吵
    二单元四零一
    四楼东，漏水
    6#3-402
    8幢乙单元203
    2门洞 302 房
"""

NO_HOMES = """
    5号楼1单元门口
    1-3层楼道
    3、4号楼之间
    5号楼到6号楼之间路灯
    三楼平台堆物
    二楼西侧走廊
    4楼防火门
    二单元5楼消防栓没水
    1号楼2单元3楼楼道灯
    502胶水
    504宿舍楼
    全小区301户
    共计1201户
    二〇二五年
    一月一日
    一二三
    三〇四不锈钢扶手
    304不锈钢扶手
    220伏
    380V
    103医院
    110kV线路
    1008路
    106国道
    下午3-5点
    3-4楼之间
    8-12月
    100-200元
    20-30年
    第3-105号提案
    京政发2020-105号
    周三老师来
    住户高楼层
    9:00-11:30
    20:00
    2000000元
    5201314
    楼下聚众赌博
    5号楼电梯坏了
    二单元楼道灯不亮
    三楼楼道堆了东西
    三楼东侧楼道灯坏了
    3号楼2单元门禁
    12栋3单元5楼楼道
    二单元一楼楼道堆着旧柜子
    四楼西侧公共窗户关不严
    2026-12-01停水
    12-30之前
    8:30-11:30办理
    8:30-1130办理
    拨打110-119
    国务院令第379号
    湘政发〔2026〕12号
    依据第504号令
    3-5天办好
    1-2月停一次
    GB 50016-2014
    GB/T 18-1105 的要求
    收1200元
    10-110元
    24小时值班
    打12345
    302路公交改道
    地下一层12号车位漏水
    G312国道
    401路车太挤
    120急救进不来
    二〇二六年十二月
    二〇一九年装的
    三〇一医院来义诊
    到社区203室登记
    便民大厅108室办
    社区服务中心二楼203室交表
    302会议室的空调
    坐2号线到301站
    第303次会议
    一共112户
    共312住户签名
    500米外
    80-110人来过
    1998年的房本
    五栋六栋之间
    十楼以上水压低
    四楼以上水压小
    电梯停在3楼和4楼之间
    离历山路126号不远
    92号院门口
    一二三单元都停水
    12号楼门前的坡怎么修
    三楼拐角的窗玻璃裂了
    集中户外活动
    外地户口怎么办
    小区对门的烧烤店
    一零一中学放学堵
    四〇二医院怎么走
    楼上空调滴水
    102国道边
    12号楼一层北门
    20-119室内温度
"""

PERSONS = """
    老张
    张叔
    李姨
    王哥
    刘姐
    王老师傅
    小王同学
    老李头
    王秀英家漏水
    张建国反映楼道灯坏
    李秀英阿姨
    陈女士13层
    赵某
    欧阳某
    王女士
    王 女士
    王*英
    李Ｘ华
    李○华
    姓王的住户
    王先生13800001234
    网格员小陈
    社区民警老周
    物业小刘不理人
    老王家漏水
    请找小李
    王阿婆想装扶手
    王伯伯想学手机
    王爷叔
    刘老师家
    王书记家的狗
    王师傅来修过
    欧阳女士反映
    司马先生
    陈某某来电
    陈某投诉
    张XX反映
    李**反映
    张×反映
    王姓居民
    王建国先生
    居民王秀英反映
    李大爷
    赵奶奶家
    孙小姐
    周同志
    隔壁老王
    小张反映
    老刘夫妇
    邻居小陈太吵
    黄大姐
    韩医生的车
    何阿姨要取药
    高先生
    张大妈
    罗经理
    诸葛老伯
    王秀英想要一台制氧机
    王秀英想知道医保怎么续
    王秀英家楼顶补漏
    王秀英的轮椅坏了
    王强想学手机
    李建国需要人陪诊
    张桂兰希望换个床垫
    陈玉珍请求代买米面
    周志强家门口的坡道
    给王秀英家装扶手
    帮刘淑芬家修水管
    为赵国庆申请轮椅
    欧阳建华想换灯泡
    王秀英要一台制氧机
    想请人陪诊，李桂英行动不便
    孙丽华独居
    杨秀珍今年八十
    马建军说路灯不亮
    高玉兰家墙面返潮
    我叫王秀英
    我是王秀英，灯坏了
    联系人王秀英
    灯坏了（王秀英）
    王秀英老人想装扶手
    何秀琴愿意捐书
    王秀英打算装灯
    江海燕申请安装门铃
"""

NO_PERSONS = """
    老李调解室
    老张桥头堵
    张江路口
    李家园小区
    王家巷积水
    陈列室
    周六大扫除
    金山小区
    安康路
    高压线
    方桌
    任务
    马大姐服务队
    石大姐工作室
    小王子书店
    老马识途
    小黄书
    常州路
    何时来
    老干部
    老党员
    老年人
    小朋友
    小周末
    周三老师来
    老金店
    毛主席像
    包工头
    万科物业
    史料
    贺卡
    居民李子树
    业主高兴
    住户高楼层
    邻居家
    金属栏杆松了
    王府井路口
    江边路灯
    高先生产业园
    提高先生产后生活
    老旧小区改造
    小区门口
    小李子树挡光
    安排师傅上门
    施工师傅敲墙
    保安大叔换班
    由于大叔不在
    治安队长
    公安同志来过
    高龄奶奶怎么办津贴
    社区书记接待日
    网格长
    小康社会
    一小段路
    小石子
    小高层水压
    老马路积水
    老房子漏水
    老方案
    小黄车乱停
    小马路
    语文老师来讲课
    任何女士都可以
    常驻医生几点来
    每周医生来一次
    居民强烈要求
    居民高度希望
    老金属管
    实施主任负责制
    健康老师
    门卫室
    50××60
    3万XX
    甲方XX
    百姓老师
    现任主任
    位于某小区
    上周某天
    家庭医生
    党小组组长
    儿童医院院长
    小何家属院
    高低床想换
    方便老人
    马路边的树
    曹家巷想装灯
    王府家园想要门禁
    金属门需要上油
    安全门想修
    白天想睡觉
    夏天想有遮阴
    高中想就近上
    金秋想办邻里节
    万福家园需要门禁
    黄金家具
    文明楼道的灯
    常青路需要路灯
    明月小区的门
    高峰期的电梯
    文化活动需要场地
    安静的阅览室
    石英灯想换
    平安家庭
    石板路的缝
    周边的路灯
    给家里装扶手
    家住五楼需要加装电梯
    高层住户想要消防演练
    高兴的是灯修好了
    江边的路灯
    温水器想换
    毛巾想换新的
    李子树的枝
    孔明灯不能放
    何时要交费
    和平路需要斑马线
    房子的外墙
    万家灯火的照片
    武术队想要场地
    方桌的腿松了
    苗木要浇水
    包子铺的油烟
    施工要求夜里停
    安装申请几天批
    在方便的地方
    段家桥的路
    任何人想要报名
    张家湾家门前的路
    项目需要公示
"""

NUMBERS = """
    电话：138 0000 1234
    138 00001234
    +8613800001234
    0086 138 0000 1234
    １３８零零零零一二三四
    一 三 八 零 零 零 零 一 二 三 四
    壹叁捌零零零零壹贰叁肆
    一三八零零零零一二三四
    幺三八 零零零零 一二三四
    一三八0000一二三四
    138-0000-1234
    １３８００００１２３４
    身份证 430102195001011234
    6222 0212 3456 7890 128
    6222021234567890128
"""

NO_NUMBERS = """
    2026年11月28日
    6222 0212 3456 7890 129
    一二三四五六七八九十
    12345678901234567
    第20261128001号
    价格138000元
"""

ADDRESSES = """
    wx abc12345
    微信wangli88
    我的微信是wangli_88
    Q：12345678
    扣扣12345678
    邮箱 wang@qq.com
    wang＠qq.com
    微信号 abc_123
    微信:abc123
    微信：hubin-2026
    vx：lwang88
    VX: wang_123
    加微信 lwang88
    QQ 12345678
    QQ号：123456789
    wang.li@example.com
    八八二二一一三三
    0734-82211330
    微信 15400001234
"""

NO_ADDRESSES = """
    微信群里通知
    加微信群
    微信公众号推送
    微信小程序
    微信缴费
    微信支付WeChat Pay
    QQ群
    20261201之前
    预算2500000元
    扫码加企业微信
    打12345或110
"""

CERTAIN = """
    脑瘫儿子
    聋哑人
    服刑人员子女
    残疾女儿
    精神病邻居
    糖尿病老人
    独居老人
    孤寡老人
    癌症病人求助
    精神病人扰民
    精神障碍患者要住院
    吸毒人员
    低保户申请临时救助
    患癌症想借轮椅
    因残疾出不了门
    肺癌患者
    失独家庭想有人陪
    单亲妈妈的孩子
    8岁男孩没人接
    刑满释放人员找工作
    艾滋病人
    残疾人想装扶手
    信教老人
    精神分裂的儿子
"""

MAYBE = """
    癌症，想问救助
    独居，想装呼叫器
    透析来回没车
    家暴
    低保停了
"""

MATTERS = """
    低保金几号到
    独居老人怎么申请呼叫器
    孤寡老人助餐在哪里
    家暴庇护热线
    信访局在哪
    重大病害
    癌症早筛
    残疾证换发
    楼下聚众赌博
    低保政策咨询
    残疾人停车位被占
    残疾人就业培训
    失独家庭扶助政策咨询
    孤寡老人慰问活动
    低保怎么申请
    残疾人证怎么办
    残疾人补贴几号发
    残疾人坡道太陡
    癌症筛查在哪里
    防癌讲座
    信访接待日
    残疾人专用车位被占
    大病保险怎么报
    精神障碍患者家属护理补贴
    特困供养标准
    戒毒宣传
    轮椅借用
    行动不便，想请人陪着去医院取药
    代取一次慢病药
    讲讲慢性病
    慢性病人怎么签约
    社区矫正宣传
    重病救助怎么申请
    失能护理险申请
    残疾人之家开不开门
    孤儿补助标准
"""

TOGETHER = """
    看望302室患癌的李大爷
    李大爷得了肺癌，独居
    王秀英患癌
    302室李大爷得了尿毒症
    302室赵阿姨走了
    3号楼502室王奶奶八十大寿
    三楼东户独居老人过生日
    看望301室独居老人
    据301室刘先生说
    二〇三室张大妈不会用手机
    党员李建国因残疾不参加
    看望低保户王秀英
    独居老人李桂兰生日会
    李主任患癌，请假
    看望一位患癌老人
    陈某某患尿毒症
    302室王老师家包粽子
    302室老王家吵架
    李大爷，残疾
    上门看望赵奶奶（瘫痪）
    慰问单亲妈妈刘女士
    住302室的王阿姨
    李老师确诊癌症，课停一次
    帮扶某失独家庭
    2单元301独居，每天敲门一次
    戒毒人员陈先生
    看望302的李大爷
    慰问5-1201李奶奶
    赵奶奶家在301
    李大爷住院了
    李桂兰，低保
    王秀英（独居）
    王秀英透析
    8岁男孩李浩然
    到302室看望李大爷
    去302室陪王奶奶
    到302室的赵奶奶家送餐
    去3号楼502室慰问独居老人
"""

APART = """
    会议室302室
    李主任负责
    302室，李主任负责
    老党员
    残疾人趣味运动会
    低保政策宣传
    看望高龄老人
    大病救助讲座
    独居老人茶话会
    李大爷教下棋
    王阿姨编织班
    在302室集合，找张阿姨报名
    到302室登记，王大姐在
    302室报名，张阿姨在
    李医生在302室坐诊
    刘律师在社区203室接待
    王医生给糖尿病老人讲饮食
    李老师残疾人手工课
    残疾人手工课，在302室
    残疾人文化周
    慰问困难群众
    走访低保户、特困户
    看望独居老人
    患癌风险怎么降低
    得了糖尿病怎么吃
    高龄患癌怎么护理
    因低保政策调整
    癌症筛查，陈医生坐诊
    每一位独居老人一份饺子
    5名残疾人找到工作
    社区台账，李主任核对
    独居老人人数
    低保户数
    单亲家庭亲子活动
    服务中心203室，党员名册
    低保名册，王主任提供
    请刘老师讲防癌知识
    社区矫正宣传，周警官来讲
    马大姐服务队陪独居老人
    孙书记讲党课，在201室
    全国助残日，残疾人免费理发
    信访接待日，何书记在
    家庭医生签约，糖尿病患者优先
    失能老人洗澡，社工上门
    1-3层楼道
    困境儿童暑托班
    202室，刘医生看糖尿病
    302室低保申请受理
    一户一策帮扶困难群众
    独居老人金秋游
    残疾人康乐活动
    王阿姨和独居老人一起包粽子
    王志强癌症知识讲座
    张大姐讲住院报销
    在302室看电影，李大爷放映
    到302室找李主任登记，残疾人优先
"""


def lines(table):
    return [line.strip() for line in table.splitlines() if line.strip()]


@pytest.mark.parametrize("text", lines(HOMES))
def test_a_home_is_told(text):
    assert home_in(text, asked=True), text


@pytest.mark.parametrize("text", lines(NO_HOMES))
def test_what_is_no_home_is_told_freely(text):
    assert home_in(text, asked=True) is None


@pytest.mark.parametrize("text", lines(PERSONS))
def test_a_person_is_told_of(text):
    assert person_in(text), text


@pytest.mark.parametrize("text", lines(NO_PERSONS))
def test_words_that_only_look_like_persons(text):
    assert person_in(text) is None


@pytest.mark.parametrize("text", lines(NUMBERS))
def test_a_number_is_somebodys(text):
    assert number_in(text), text


@pytest.mark.parametrize("text", lines(NO_NUMBERS))
def test_a_number_is_nobodys(text):
    assert number_in(text) is None


@pytest.mark.parametrize("text", lines(ADDRESSES))
def test_an_address_is_told(text):
    assert address_in(text) or number_in(text), text


@pytest.mark.parametrize("text", lines(NO_ADDRESSES))
def test_what_is_no_address(text):
    assert address_in(text) is None


@pytest.mark.parametrize("text", lines(CERTAIN))
def test_one_persons_hardship(text):
    found = sensitive_in(text)
    assert found, text
    assert found[1], found


@pytest.mark.parametrize("text", lines(MAYBE))
def test_a_hardship_that_may_be_one_persons(text):
    found = sensitive_in(text)
    assert found, text
    assert not found[1], found


@pytest.mark.parametrize("text", lines(MATTERS))
def test_a_matter_is_no_person(text):
    assert sensitive_in(text) is None


@pytest.mark.parametrize("text", lines(TOGETHER))
def test_what_is_harmless_apart_tells_of_one_person_together(text):
    assert hardship_of_one(text) or resident_at_home(text), text


@pytest.mark.parametrize("text", lines(APART))
def test_rooms_titles_and_classes_of_people_are_told_freely_of_what_is_for_all(text):
    assert hardship_of_one(text) is None
    assert resident_at_home(text) is None


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        ("1单元3楼302", "1单元×楼3××"),
        ("5-1201", "5-1×××"),
        ("5楼左手", "×楼左手"),
        ("对门", "对门"),
        ("四〇二", "四××"),
    ],
)
def test_a_message_does_not_repeat_the_home(found, shown):
    assert mask_home(found) == shown


def handbook(head):
    """Return the rows of the table of the handbook that begins with `head`."""
    text = (REPO / "content/handbook/edit.md").read_text("utf-8")
    rows = text.partition(f"| {head} |")[2].partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip(" `") for cell in row.strip("| ").split(" | ")] for row in rows]


def words(cell):
    return [
        word.strip("`“”")
        for word in re.split(r"[、，]|或“", cell.replace("……", "零零零零一二三四"))
    ]


def told(text):
    hard = sensitive_in(text) or hardship_of_one(text) or resident_at_home(text)
    return home_in(text, True) or person_in(text) or number_in(text) or address_in(text) or hard


@pytest.mark.parametrize("row", handbook("不行"), ids=lambda row: row[0])
def test_what_the_handbook_calls_wrong_is_told_and_what_it_calls_right_is_not(row):
    wrong, _, right = row
    assert [word for word in words(wrong) if not told(word)] == []
    assert [word for word in words(right) if told(word)] == []


@pytest.mark.parametrize("row", handbook("可以"), ids=lambda row: row[0])
def test_what_the_handbook_allows_is_not_told(row):
    assert [word for word in words(row[0]) if told(word)] == []
