import { describe, expect, it } from 'vitest'
import { lint } from './lint'
import { PACK_IDS, packOf, PACKS, ruleOf } from './packs'
import type { LintPart } from './rule'

interface Examples {
  part?: LintPart
  hits: readonly string[]
  /** What looks like it and must not be found by any rule of the pack. */
  misses: readonly string[]
}

const long = (text: string, times: number) => text.repeat(times)

const EXAMPLES: Record<string, Examples> = {
  'adLaw.best': {
    hits: ['同类中最佳的选择', '面料最好', '性价比最高级', '全店最便宜', '最\u200b佳拍档'],
    misses: ['最近新到', '最后两件', '最小号适合 S 码', '最大号 XL', '最大承重 150 斤', '最好不要机洗', '最佳食用期 12 个月', '最终解释', '最初的设计', '最多可放 3 件', '最少两件'],
  },
  'adLaw.first': {
    hits: ['销量第一', '全国第一品牌', '口碑第1', '行业第一！', 'No.1 之选', 'TOP1 好物', '全网首家', '我们是第一'],
    misses: ['第一次使用请清洗', '第一章 使用说明', '第一时间发货', '第一步，打开盖子', '给人第一印象', '第一代产品', '第一人称视角', '第一层放鞋', '第一个口袋在左侧', '型号 No.12', 'No.1.5 针', '第一季礼盒'],
  },
  'adLaw.grade': {
    hits: ['国家级工艺', '世界级品质', '顶级面料', '极品红茶', '极致体验'],
    misses: ['国家级非物质文化遗产传承人手作', '国际标准 ISO 9001', '顶部有提手', '级别：一等品', '顶级域名注册'],
  },
  'adLaw.only': {
    hits: ['全国唯一授权', '独一无二的设计', '史无前例的优惠'],
    misses: ['每件都有唯一编码', '唯一标识贴在瓶底', '唯美花纹', '一唯品牌'],
  },
  'adLaw.absolute': {
    hits: ['绝对正品', '万能清洁剂', '永不褪色', '100%有效', '零风险购买', '百分百安全'],
    misses: ['100%棉', '绝对湿度 60%', '万能胶一支', '半永久染发', '万能转换插头', '永久自行车配件', '误差绝对值小'],
  },
  'adLaw.state': {
    hits: ['人民大会堂指定', '国宴用酒', '机关特供', '国旗图案', '质量免检'],
    misses: ['国家标准 GB/T 18401', '全国包邮', '人民币结算', '旗袍', '专业供应'],
  },
  'adLaw.patent': {
    hits: ['已申请专利', '国家专利设计', '专利申请中'],
    misses: ['专利号 ZL202110000000.0', '国家专利号 ZL2020', '外观设计专利 ZL2021300'],
  },
  'adLaw.trademark': { hits: ['中国驰名商标', '荣获著名商标'], misses: ['注册商标', '驰骋系列', '知名设计师'] },
  'adLaw.superstition': { hits: ['招财进宝摆件，旺夫', '开光手串', '戴上转运'], misses: ['招财猫摆件', '从转运中心发出', '转运费到付', '旺季发货'] },
  'adLaw.newest': { hits: ['最新科技', '最潮单品'], misses: ['新款上市', '2026 春季新款', '最新公告：春节放假'] },
  'medical.cure': {
    hits: ['可以治疗失眠', '降血压茶', '消炎止痛', '关节炎克星', '活血化瘀'],
    misses: ['治愈系插画', '政治学教材', '风湿热带雨林缸', '适合长时间久坐', '非治疗用途', '防止划痛'],
  },
  'medical.body': {
    hits: ['七天减肥', '快速美白', '生发液', '丰胸内衣', '穿着增高'],
    misses: ['内增高 3 厘米', '显瘦直筒', '发生发热请停用', '再生棉面料', '可再生材料', '提高鞋跟', '瘦身裤版型', '洁白'],
  },
  'medical.safe': { hits: ['无副作用', '无效退款', '医生推荐'], misses: ['食品级硅胶', '副食品', '无效果图', '医生同款白大褂颜色'] },
  'contact.phone': {
    hits: ['电话 13812345678', '联系 138-1234-5678', '座机 0571-88886666', '客服 400-820-8820', 'Call +44 7911 123456', 'call +1 (415) 555-0132'],
    misses: ['条码 6901234567892', '规格 1380 x 720', '尺寸 138-1234', '订单 202613812345678', 'Model 1-800', 'since 1987-2026', '功率 1500-2000 W', 'SKU 15512345678A'],
  },
  'contact.wechat': {
    hits: ['加微信：maomi2026', '微信号 shop_8866', 'VX: abc12345', '加V看图', '微信同号', 'WeChat: goodshop88'],
    misses: ['支持微信支付', '微信小程序可查物流', 'MVX 系列', '可用微信扫码', 'WX-12 型螺丝', 'V 领上衣', '加绒加厚'],
  },
  'contact.qq': { hits: ['QQ：123456789', 'qq群 88997766', '扣扣 5566778'], misses: ['QQ糖 500g', 'Q弹 QQ 软糖', 'QQ 12 生肖公仔'] },
  'contact.link': {
    hits: ['详见 www.myshop.com', 'https://t.cn/abc', '搜索 goodshop.cn', 'visit example.co.uk today'],
    misses: ['3.5mm 接口', 'e.g. cotton', '尺寸 20.5cm', 'Dr. Martens', 'No.2 针', 'USB2.0 公对公'],
  },
  'contact.mail': { hits: ['写信到 sale@myshop.cn', 'Mail me at a.b+c@shop.co.uk'], misses: ['@2x 图', 'size@m', '2 @ 10 件', '小明@老板'] },
  'price.lowest': { hits: ['全网最低', '史上最低价', '跳楼价清仓', 'the lowest price online'], misses: ['最低温度 5 度', '低价高质', '最低起订 2 件', '最低价格保护 15 天'] },
  'price.original': {
    hits: ['原价 199 现价 99', '原价：¥299', '专柜价 899 元', 'was £49.00'],
    misses: ['还原价值', '原装', '原价退款', '市场价格波动', 'was made in 1999'],
  },
  'price.pressure': { hits: ['随时涨价', '马上涨价', '错过不再有'], misses: ['活动 6 月 18 日 24:00 截止', '涨停', '随时可退'] },
  'price.invoice': { hits: ['本店不开发票', '开票加点'], misses: ['支持开票', '发票随货', '不开裂'] },
  'taobao.title': { part: 'title', hits: [long('连衣裙', 11), long('a', 61)], misses: [long('连衣裙', 10), long('a', 60)] },
  'taobao.symbols': { part: 'title', hits: ['★夏季新款', '🔥连衣裙'], misses: ['【现货】连衣裙', '夏季 (薄款) 连衣裙', '5# 螺丝'] },
  'taobao.elsewhere': { part: 'title', hits: ['京东同款台灯', '拼多多同款收纳'], misses: ['同款台灯', '京味点心'] },
  'pinduoduo.title': { part: 'title', hits: [long('收纳盒', 11)], misses: [long('收纳盒', 10)] },
  'pinduoduo.symbols': { part: 'title', hits: ['◆收纳盒'], misses: ['收纳盒（大号）'] },
  'douyin.title': { part: 'title', hits: ['收纳盒', long('收纳盒', 11)], misses: ['家用加厚收纳盒大号带盖'] },
  'douyin.symbols': { part: 'title', hits: ['※家用加厚收纳盒大号带盖'], misses: ['家用加厚收纳盒 大号·带盖'] },
  'amazon.title': { part: 'title', hits: [long('Cup and ', 26)], misses: ['Cup, 350 ml'] },
  'amazon.characters': { part: 'title', hits: ['Cup!', 'Cup $5', 'big_cup'], misses: ['Cup & saucer, 2-pack (blue)', 'Cup 100% cotton'] },
  'amazon.promotion': { part: 'title', hits: ['Cup, free shipping', 'Best seller cup', 'BEST-SELLER mug'], misses: ['Free-standing lamp', 'Bestie mug', 'Salted caramel'] },
  'amazon.repeated': { part: 'title', hits: ['cup mug cup red cup'], misses: ['cup and mug and jug and lid', 'cup mug cup'] },
  'shopify.title': { part: 'title', hits: [long('x', 256)], misses: [long('x', 255)] },
  'shopify.seoTitle': { part: 'seoTitle', hits: [long('x', 71)], misses: [long('x', 70)] },
  'shopify.seoDescription': { part: 'seoDescription', hits: [long('x', 161)], misses: [long('x', 160)] },
  'english.best': {
    hits: ['The best in the world', "World's best mug", 'unbeatable comfort'],
    misses: ['bestie mug', 'best before 2027', 'works best in dry rooms', 'best washed cold', 'Best of luck card'],
  },
  'english.first': {
    hits: ['#1 mug', 'the No. 1 choice', 'Number one brand', "America's favorite"],
    misses: ['first aid kit', '#10 screw', '#1a1a1a black', 'number one size fits all', 'No. 12 needle', 'for your first time'],
  },
  'english.cure': {
    hits: ['Cures headaches', 'treats eczema', 'helps prevent disease naturally: prevents infections', 'a miracle cure'],
    misses: ['secures the lid', 'manicures', 'Dog treats', 'procures', 'the resin cures in 24 h', 'cured ham', 'treats the wood with oil', 'high-heeled shoe heals'],
  },
  'english.guarantee': { hits: ['Guaranteed results', '100% safe', 'risk-free trial', 'no side effects'], misses: ['2-year guarantee', '100% cotton', 'safe for dishwashers', 'a brisk free walk'] },
  'english.approved': { hits: ['FDA approved', 'approved by the EPA', 'doctor-recommended'], misses: ['people who approved it', 'FDA-registered facility', 'approved by our team'] },
  'english.proven': { hits: ['clinically proven', 'proven to reduce stress'], misses: ['bread proven overnight', 'a proving basket', 'time-proven design'] },
  'english.origin': { hits: ['Made in USA', 'Manufactured in the United States'], misses: ['Made in Portugal', 'Made in the USA from imported parts', 'designed in America'] },
  'english.green': { hits: ['Eco-friendly bag', 'biodegradable', 'non-toxic paint'], misses: ['economy pack', 'made of 60 % recycled wool', 'friendly colours'] },
} // prettier-ignore

const findIn = (rule: string, part: LintPart, text: string) => {
  const pack = packOf(rule)
  return lint([{ part, at: 0, text }], { packs: pack ? [pack] : [] })
}

describe.each(Object.entries(EXAMPLES))('%s', (rule, { part = 'description', hits, misses }) => {
  it.each(hits)('finds “%s”', (text) => {
    expect(findIn(rule, part, text).map((finding) => finding.rule)).toContain(rule)
  })

  it.each(misses)('leaves “%s” alone', (text) => {
    expect(findIn(rule, part, text)).toEqual([])
  })
})

describe('every rule', () => {
  const rules = PACK_IDS.flatMap((id) => PACKS[id].rules)

  it('has examples of what it finds and of what it leaves alone', () => {
    expect(rules.map(({ id }) => id).filter((id) => !EXAMPLES[id]?.hits.length || !EXAMPLES[id]?.misses.length)).toEqual([])
    expect(Object.keys(EXAMPLES).filter((id) => !ruleOf(id))).toEqual([])
  })

  it('is named after its pack, once, and speaks both languages', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    for (const id of PACK_IDS) for (const rule of PACKS[id].rules) expect(packOf(rule.id)).toBe(id)
    for (const { source, message, suggestion } of rules)
      for (const said of [source, message, suggestion]) {
        expect(said.zh).toMatch(/[\u4e00-\u9fff]/)
        expect(said.en).toMatch(/^[^\u4e00-\u9fff]+$/)
      }
  })
})
