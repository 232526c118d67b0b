"""The words around an order number and a domain, folded and written together, and what each of them means for the rule.

These are words of Vietnamese transfer memos at large, not of a sample; a missing word only makes the rule more careful.
"""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What introduces an order number ("don hang so" is written together here, as every label below).
ORDER_LABELS: Final = _words(
    "dh don donhang dhang dhso donso donhangso sodh sodon sodonhang madh madon madonhang order orderno orderid "
    "donhangsaas donhangsaasso donhangma thedonhang theodonhang"
)
# These also introduce it when other words are glued in front: "thanhtoandonhang5501239".
GLUED_ORDER_LABELS: Final = (
    "donhang",
    "donhangso",
    "madon",
    "sodon",
    "madh",
    "dondh",
    "ttdh",
    "ckdh",
    "ttdon",
    "ckdon",
    "order",
)
GLUED_OTHER_LABELS: Final = ("hoadon", "vandon")

# What introduces a number that is no order number, whatever its length.
OTHER_NUMBER_LABELS: Final = _words(
    "hoadon sohoadon hd sohd hdso hddt hdgtgt vat invoice hopdong hdkt sohopdong phuluc mst masothue msthue "
    "mathue cmnd cmt cccd cancuoc socmnd socccd hochieu passport dt sdt sodt dienthoai sodienthoai tel phone "
    "mobile hotline zalo lh lienhe call goi tk stk sotk taikhoan sotaikhoan account acc acct the sothe card "
    "trace tracen ref reference refno ft gd magd sogd magiaodich giaodich lenh solenh mattham seri serial "
    "soseri imei makh khachhang makhachhang kh pe makhe bienso bks xe bienlai phieu phieuthu phieuchi soct "
    "chungtu vandon mavandon otp pin code sodu du sd sdc lan dot ky id"
)
# What introduces an amount.
MONEY_LABELS: Final = _words(
    "sotien tien st tong tongtien tongcong gia giatri trigia phi conlai conno congno congtien tratien noptien "
    "chuyen ck chuyentien chuyenkhoan tra nop vnd thanhtien"
)
MONEY_UNITS: Final = _words("d vnd vnđ dong k tr trd trieu ngan nghin ng usd dvnd")
# A single letter is a unit only where it is glued to the number.
LOOSE_MONEY_UNITS: Final = MONEY_UNITS - {"d", "k", "ng"}
COUNTED: Final = (
    _words("thang thg th t nam n ngay lan ky dot quan may thiet goi user users chi cai ban nguoi hoa hd don dh")
    | MONEY_UNITS
)

# What may stand between a label and what it introduces.
FILLERS: Final = _words("so ma no num number la cua ten saas cho va")

# What introduces a domain. The first are never said of anything else; a restaurant may also be just talked about.
SURE_DOMAIN_LABELS: Final = _words("domain domainname tendomain tenmien subdomain")
DOMAIN_LABELS: Final = SURE_DOMAIN_LABELS | _words("nhahang thuebao tenthuebao")
GLUED_DOMAIN_LABELS: Final = ("domain", "tenmien")
LONGEST_LABEL_WORDS: Final = 4
# "phan mem quan ly nha hang" speaks of the product, not of a restaurant.
NO_LABEL_AFTER: Final = _words("ly")

# The host of every domain, which may be typed behind it, and what may be typed in front. "vn" and "com" may be part
# of a domain, so that they only count behind the service's name.
SERVICE: Final = _words("cukcuk misa")
HOST: Final = SERVICE | _words("vn com")
WEB: Final = _words("https http www")

# Words of payments, of addressing people and of banks: a domain made of them alone is only found where it is labelled.
PAYMENT_WORDS: Final = (
    ORDER_LABELS
    | DOMAIN_LABELS
    | HOST
    | WEB
    | _words(
        "thanh toan thah tien don hang tt ttoan chuyen khoan ck ckhoan gui nop tra dong gia han giahan mua moi "
        "nang cap them phi phan mem phanmem software payment pay for order cho cua em anh chi co chu ong ba ban "
        "minh toi ben nha a cam on camon thanks thank you ok nhe voi va la tu den ve ngay thang ky dot lan thu so "
        "ma ten gd nd ct cty cong ty congty tnhh cp jsc ltd hkd kinh doanh nhanh cn pgd nh nhtm ngan nganhang bank "
        "tai napas qr vietqr momo zalopay vnpay app test khach kh dich vu dichvu dv dang thue bao thuebao hd hoa "
        "hoadon tienmat luong thuong coc datcoc hoan phat sinh ung ho chuyentien thanhtoan chuyenkhoan "
        "thanhtoandonhang khachhang quanan saoke giaodich online web website shop store vnd sotien goi nguyen tran "
        "hoang pham"
    )
)
# Where people and bank branches are.
PLACES: Final = _words(
    "hanoi hn saigon sg hcm tphcm hochiminh tp danang dn haiphong hp cantho hue nhatrang dalat vungtau halong "
    "bienhoa quangninh nghean thanhhoa vinh namdinh thaibinh bacninh hungyen binhduong dongnai vietnam vn "
    "mienbac mientrung miennam mientay caugiay hoankiem badinh dongda thuduc govap tanbinh"
)
WORDING: Final = PAYMENT_WORDS | PLACES

# Kitchens and shops: a name that has one of these is a shop's, not a person's.
SHOP_WORDS: Final = _words(
    "quan nhahang tiem pho bun com lau banh mien mi my chao xoi nem che tra trasua cafe caphe coffee tea kem "
    "bia hoi nhau nuong bbq ga bo vit oc cua tom muc haisan hai san buffet bistro kitchen food house garden "
    "bep goi cha cuon nha hang beer pub bar pizza sushi ramen hotpot king gac vuon am thuc"
)
# Dishes that people just eat: "an bun bo hue". Where only such words make a domain, written apart, it needs a label.
DISH_WORDS: Final = SHOP_WORDS | _words("an uong ngon hue tam rieu moc mam rang xao hap chay")

SURNAMES: Final = _words(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh mai dao doan vuong "
    "luong truong lam ta thai cao luu phung to ha chu quach la hua kieu tang diep khuc nghiem lai thach mac"
)
TITLES: Final = _words("anh chi em co chu ong ba me chau")
COMPANY_WORDS: Final = _words(
    "cty congty cong ct tnhh cp cophan dntn hkd hokd hokinhdoanh doanhnghiep htx company ltd jsc"
)
# Where a person's or a company's name is over.
NAME_ENDS: Final = _words(
    "tt ttoan thanh toan thanhtoan ck chuyen chuyentien chuyenkhoan tra nop gui gia han giahan don donhang dh "
    "domain ten tenmien cho mua mem dong dang ky order hoa sdt dt mst cmnd cccd sn tk ngay thang qua dung"
)
