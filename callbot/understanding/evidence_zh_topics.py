"""What kinds of Mandarin evidence answer a question, told by the question."""

from __future__ import annotations

TOPICS: tuple[tuple[str, dict[str, str]], ...] = (
    (r"[测量](?:过|了)?(?:体温|温度)?[了过]?(?:吗|么|没)", {"cool": "yes", "feverish": "yes"}),
    (r"(?:正常|健康|都好|还好|没问题|没事)的?了?(?:吗|么|吧|不$)|(?:身体|精神)(?:好|怎么样|还行)", {
        "healthy": "yes", "cool": "yes", "feverish": "no", "unwell": "no",
        "ailment": "no", "short_of_breath": "no"}),
    (r"回.{0,4}电话|需要|要不要|用不用", {"healthy": "no", "wanted": "yes", "unneeded": "no"}),
    (r"(?:家人|家里|家属|身边|周围|同事|同住).{0,8}(?:发烧|发热|咳嗽|症状|不舒服|生病|感染)", {
        "sick_person": "yes", "no_person": "no", "healthy": "no"}),
    (r"(?:超过?|到过?|高[于过]|上)[^，,]{0,4}度", {"feverish": "yes", "cool": "no"}),
    (r"感染|炎症|异常", {"healthy": "no"}),
    (r"[坐乘]过?[^，,]{0,8}(?:火车|高铁|飞机|动车|大巴)", {"journey": "yes"}),
    (r"疫情|病例", {"sick_person": "yes", "no_person": "no"}),
    (r"^(?!.*(?:小区|村里|村子|楼|单位|公司|学校|附近|周围)[^，,]{0,6}(?:确诊|病例|疫情|"
        r"感染)(?!.*接触)).*(?:接触|(?:跟|和|与)[^，,]{1,10}(?:一起|一块|同)|见过|病人|患者|确诊|来往|"
        r"碰到|身边)", {
        "sick_person": "yes", "traveller": "yes", "no_person": "no", "stayed_home": "no"}),
    (r"(?:一直|始终|都)在(?:当地|本地|家|这)", {"stayed_home": "yes", "journey": "no", "place": "no"}),
    (
        r"(?:去|到|来|回|离开|出)过|外地|外省|出国|出境|旅行|旅游|旅居|出门|外出|出差|行程|返乡|从.{1,6}回", {
        "place":
        "yes",
        "journey":
        "yes",
        "stayed_home":
        "no"}),
    (
        r"(?:是|叫)[^不没]{1,8}(?:吗|本人)|请问.{0,4}是|机主|本人", {
        "self":
        "yes",
        "relative":
        "no",
        "unknown_person":
        "no"}),
    (r"^(?!.*[烧热药](?:停了)?(?:以后|之后|后)).*(?:退烧|退热|退了|退下|退没|降下|降了|恢复|好了吗|好点)", {
        "healthy": "yes", "feverish": "no", "cool": "yes"}),
    (r"方便(?:接|讲|说|听|吗|么)|打扰(?:您|你)|现在有(?:空|时间)", {"self": "yes"}),
    (r"发烧|发热|烧|体温|温度", {"feverish": "yes", "cool": "no"}),
    (r"不舒服|(?<!发热)(?<!发烧)(?<!咳嗽)(?<!肺炎)(?<!这些)症状|不适|难受|异常|怎么了", {"ailment": "yes",
    "unwell": "yes", "short_of_breath": "yes"}),
    (r"基础病|基础性?疾病|慢性病|慢病|疾病|病史|既往|老毛病|毛病", {"illness": "yes",
    "healthy": "no"}),
    (r"发烧|发热|烧|咳嗽|不舒服|症状|不适|难受|乏力|体温|基础病|慢性病|疾病|毛病|过敏|生病|感冒|"
        r"胸闷|气短|喘|呼吸|憋气|乏力|发冷|寒战", {
        "healthy": "no"}),
)  # fmt: skip
"""What kinds of evidence answer a question, told by the question, where no script says so."""

UNASKED: dict[str, str] = {
    "self": "yes",
    "relative": "no",
    "unknown_person": "no",
    "sick_person": "yes",
    "traveller": "yes",
    "journey": "yes",
    "stayed_home": "no",
    "no_person": "no",
    "healthy": "no",
    "feverish": "yes",
    "cool": "no",
}
"""What they answer where the question is not known: the surveys here ask who somebody is, or for a risk."""
