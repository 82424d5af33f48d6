"""What Chinese names are made of: family names, and characters that are frequent behind them."""

from __future__ import annotations

__all__ = ["FAMILY_NAME", "FREQUENT", "GIVEN"]

_FAMILY = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严金魏陶姜谢邹窦章苏潘葛范彭鲁韦马苗方俞任袁柳"
    "唐罗薛贺倪汤滕殷毕郝邬安常乐于傅康伍余顾孟黄穆萧尹姚邵汪毛戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾江童颜郭"
    "梅林钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房缪丁邓洪包左石崔吉龚程邢裴陆翁荀甄曲封储靳段焦侯宁仇甘厉武"
    "刘景詹龙叶黎乔文曾廖谭易肖阎史覃欧温"
)
#: Of two characters: 欧阳女士.
_COMPOUND = (
    "欧阳|上官|司马|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|司徒|端木|南宫|申屠|独孤|东方|百里"
)
#: One, of one character or two.
FAMILY_NAME = rf"(?:{_COMPOUND}|[{_FAMILY}])"
#: Names that stand behind 老 and 小 mostly as names; 小康, 一小段 and 小石子 are none.
FREQUENT = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范谭廖邹熊金陆郝崔邱秦顾侯邵孟龙雷钱汤尹黎乔赖龚"
)
#: What given names are mostly made of: a word that begins like a name seldom goes on like one.
GIVEN = (
    "英秀兰华国建军强伟芳娜敏静丽艳杰娟涛明霞平刚桂玉红梅珍凤香琴云莲珠美翠淑慧洁燕萍玲芬蓉菊芝娥婷雪颖"
    "琳莉妹娇倩菲佩蕾瑶怡婵雁蓓莎锦黛青瑞凡佳嘉琼勤贞莺媛岚苓筠柔竹霭凝晓欢枫芸菁羽希欣滢馥亚宜姬舒影"
    "荔枝思毅俊峰勇鹏斌辉超波飞亮磊浩鑫健永立志世广义兴良海山仁宁贵福生龙元胜学祥才武新利清彬富顺信"
    "子昌成康星光岩茂进林坚和彪博诚先敬震振壮思群豪心邦承乐绍功松善厚庆民友裕河哲江朝忠保泽阳"
    "德长根宝维克伦翔旭朗伯宏言若鸣梁栋策腾楠榕雨晨宇轩梓涵浩然诗梦琪萱怀正文松柏银爱素春秋冬巧"
    "惠莹娣引喜月仙姣芹荣晶爽"
)
