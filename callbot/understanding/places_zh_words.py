"""Mandarin words that are names of places too, sound like one, or tell that a place is meant."""

from __future__ import annotations

import re

from callbot.understanding.surface import listed

# Names that are also everyday words, or parts of them: they need a sign that a place is meant.
EVERYDAY = frozenset(
    listed(
        "公安 民权 博爱 建始 新安 太康 保康 台前 日照 白银 大同 安康 来宾 百色 阿里 平安 "
        "中山 方城 商城 黄梅 平和 和平 同心 永安 安宁 合作 灯塔 五常 安达 新民 新星 白杨 "
        "首都 祖国 宁 港 台 兴安 光山 东方 高安 无为 合山 平果 永康 永济 永年 安心 安定 "
        "大方 和顺 平利 长寿 高唐 中方 集中 连城 怀仁 正安 安化 普安 吉安 德兴 同仁 孝义 "
        "仁化 利津 金沙 晴隆 水城 天等 上思 上林 文成 嘉善 开化 常山 大名 行唐 平乡 万全 "
        "清水 会宁 通道 江口 江山 临时 开平 开化 平安 城口 城固 洋县 留坝 镇安 石泉 光谷 "
        "长安 大理 北屯 双河 通海 龙井 阳春 江油 大足 开江 红河 凤凰 花垣 新田 道县 宁远 "
        "桃源 安乡"
    )
)
SIGN_BEFORE = re.compile(
    r"(?:去|(?<![受得遇感做收找看听想等达直碰见])到|从|在|回|来自|往|住|经过|路过|途经|途径|由|离开|飞|呆|待|上|跑|自|出差|老家|是|于)"
    r"(?:了|过|的|一?趟|一?次|个|着)?$"
)
STRONG_SIGN = re.compile(
    r"(?:去|(?<![受得遇感做收找看听想等达直碰见])到|从|在|回|来自|往|路过|经过|途经|飞|离开)"
    r"(?:了|过)?(?:一?趟|一?次)?$"
)
NOT_AFTER = re.compile(r"路(?!过)|街|大道|话|菜|火锅|热干面|烤鸭|时间|银行|移动|电信|联通|巷")
ENDINGS = re.compile(
    r"(?:特别行政区|自治区|自治州|地区|市|省)(?!场|里|区|民|长|委)|县(?!城)|[区州]"
)
FILLERS = re.compile(r"[嗯啊呃哦是就那个的吧呢了嘛呀哎哈对,。!.?、\s\ufffd]*")
# Common words that sound like a place. Only those a place-word can stand before.
COMMON = frozenset(
    listed(
        "同城 银行 医院 公园 工地 应该 没有 一直 南方 北方 广场 超市 单位 学校 市场 农村 "
        "县城 城里 乡下 老家 外地 外面 家里 哪里 那里 这里 这边 那边 上班 下班 隔离 集中 "
        "时候 亲戚 同事 朋友 里面 上面 下面 前面 后面 旁边 附近 门口 小区 村里 镇上 街上 "
        "路上 车上 火车 高铁 饭店 酒店 宾馆 地方 国外 国内 境外 省外 省内 市外 市内 市里 "
        "省里 县里 区里 外省 外县 外市 本地 当地 一起 以前 以后 当时 现在 今年 去年 那天 "
        "这会 武术 五一 十一 初一 初二 初三 初四 初五 初六 晋城 进城 出城 全国 各地 异地 "
        "已经 意识 医师 老师 公司 工厂 车站 机场 大姨 大爷 姥姥 姥爷 奶奶 爷爷 干妈 姑姑 "
        "舅舅 姐姐 弟弟 过年 过节 走亲 串门 聚会 吃饭 买菜 散步 看病 拿药 打针 取钱 打工 "
        "出差 旅游 旅行 开会 学习 上课 那儿 哪儿 这儿 自己 咱们 我们 他们 你们 别人 人家 "
        "大家 谁家 姨家 姑家 河边 湖边 海边 山上 山里 公安 上海 行李 西面 南面 北面 东面 "
        "西边 南边 北边 东边 中间 新家 信仰 想想 飞机 之间 行业 每周 护士 武士 五十 通话 "
        "童话 姨妈 大妈 家乡 屋子 林子 西站 东站 南站 北站 阳台 边境 沿岸 岸上 天井 洋行 "
        "央行 妓院 实验 试验 一场 一层 一次 一村 五分 五位 五种 三名 三位 务实 服侍 遗产 "
        "一直 午饭 午餐 进门 信件 形象 现场 现成 故事 职工 简历 吉他 其他 其它 今天 明天 "
        "昨天 前天 后天 早上 晚上 中午 下午 上午 半夜 月初 月底 月中"
    )
)

# Everyday words that sound like a place, but that 去 or 从 hardly ever stands before.
COMMON_ALONE = frozenset(
    listed(
        "伤害 危害 眼睛 眼镜 为难 新鲜 水平 关系 形成 经常 一样 怎样 异常 无常 无视 忽视 "
        "何必 建立 经营 大量 形态 心态 心想 智力 治理 方向 阳性 相反 背后 正常 想象 印象 "
        "衡量 商量"
    )
)
