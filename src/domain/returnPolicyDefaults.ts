import type { NeverRule, PolicyHours, PolicyRule, ReturnPolicy } from './returns'

/** What a shop that has set none goes by. `zh`: what Chinese law gives buyers of distance sales; `en`: thirty days, as most shops elsewhere do. */
export type PolicyLaw = 'zh' | 'en'

/** A shop that sells in yuan sells under Chinese law. */
export const lawOf = (currency: string): PolicyLaw => (currency === 'CNY' ? 'zh' : 'en')

const HOURS: PolicyHours = { proof: 72, review: 48, ship: 168, inspect: 48, settle: 48 }
const ANY = ['unopened', 'intact', 'used', 'faulty'] as const

const LATE: PolicyRule = {
  key: 'late',
  reasons: ['late', 'notReceived'],
  kinds: ['refundOnly', 'return'],
  days: 30,
  conditions: ANY,
  pays: 'shop',
  proof: false,
  fee: 0,
}

/**
 * 七日无理由退货: Consumer Protection Law, article 25, and its measures of 2017: seven days from the day after the goods were signed for, goods intact (opening them to look is
 * allowed), the buyer pays the way back. Faulty goods: article 24 and the 三包 rules, 7 days to return, 15 to exchange, a year to repair, at the shop's cost; 15 days for both is
 * what shops grant.
 */
const ZH_RULES: readonly PolicyRule[] = [
  LATE,
  {
    key: 'shopFault',
    reasons: ['quality', 'notAsDescribed', 'expired', 'damaged'],
    kinds: ['return', 'refundOnly', 'exchange'],
    days: 15,
    conditions: ANY,
    pays: 'shop',
    proof: true,
    fee: 0,
  },
  { key: 'repair', reasons: ['quality'], kinds: ['repair'], days: 365, conditions: ANY, pays: 'shop', proof: true, fee: 0 },
  {
    key: 'wrongGoods',
    reasons: ['wrongItem', 'missing'],
    kinds: ['return', 'refundOnly', 'exchange'],
    days: 15,
    conditions: ANY,
    pays: 'shop',
    proof: true,
    fee: 0,
  },
  { key: 'sevenDays', kinds: ['return', 'exchange'], days: 7, conditions: ['unopened', 'intact'], pays: 'buyer', proof: false, fee: 0 },
]

const EN_RULES: readonly PolicyRule[] = [
  LATE,
  {
    key: 'shopFault',
    reasons: ['quality', 'notAsDescribed', 'expired', 'damaged', 'wrongItem', 'missing'],
    kinds: ['return', 'refundOnly', 'exchange'],
    days: 90,
    conditions: ANY,
    pays: 'shop',
    proof: true,
    fee: 0,
  },
  { key: 'repair', reasons: ['quality'], kinds: ['repair'], days: 365, conditions: ANY, pays: 'shop', proof: true, fee: 0 },
  { key: 'thirtyDays', kinds: ['return', 'exchange'], days: 30, conditions: ['unopened', 'intact'], pays: 'buyer', proof: false, fee: 0 },
]

const never = (key: NeverRule['what'], tags: readonly string[], unopened = false): NeverRule => ({
  key,
  what: key,
  categories: [],
  skus: [],
  tags,
  unopened,
})

/** The first four are excepted by law, the others where the buyer was told so when ordering. */
const ZH_NEVER: readonly NeverRule[] = [
  never('custom', ['定制', '定作', '刻字']),
  never('fresh', ['鲜活', '生鲜', '易腐']),
  never('digital', ['数字商品', '虚拟商品', '充值']),
  never('press', ['报纸', '期刊']),
  never('intimate', ['贴身', '内衣', '内裤', '美妆', '入口'], true),
  never('activated', ['激活'], true),
  never('clearance', ['临期', '瑕疵', '清仓不退']),
]

const EN_NEVER: readonly NeverRule[] = [
  never('custom', ['custom', 'made to order', 'personalised', 'personalized', 'engraved']),
  never('fresh', ['fresh', 'perishable']),
  never('digital', ['digital', 'gift card', 'download']),
  never('intimate', ['intimate', 'underwear', 'hygiene', 'cosmetics'], true),
  never('clearance', ['final sale']),
]

/** In force as long as there is no version of the shop's own. */
export const defaultPolicy = (law: PolicyLaw): ReturnPolicy => ({
  key: law,
  version: 0,
  from: 0,
  rules: law === 'zh' ? ZH_RULES : EN_RULES,
  never: law === 'zh' ? ZH_NEVER : EN_NEVER,
  hours: HOURS,
})
