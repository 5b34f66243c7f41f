/** 满减 · 限时折扣 · 买X送Y · 免邮 · 折扣 · 捆绑 · 赠品 · 积分 · 会员专享 · 券 */
export const PROMOTION_KINDS = [
  'threshold',
  'timed',
  'buyXGetY',
  'freeShipping',
  'percent',
  'bundle',
  'gift',
  'points',
  'members',
  'coupon',
] as const
export type PromotionKind = (typeof PROMOTION_KINDS)[number]

export const PROMOTION_GOALS = ['awareness', 'traffic', 'conversion', 'productSales', 'clearance', 'loyalty'] as const
export type PromotionGoal = (typeof PROMOTION_GOALS)[number]

/** What a rule takes from, in the order in which an order is priced. */
export const RULE_CLASSES = ['item', 'order', 'coupon', 'shipping', 'points'] as const
export type RuleClass = (typeof RULE_CLASSES)[number]

/** stack: on what is left · best: the one of its class that takes off most · first: the first of its class by priority · exclusive: alone on the order. */
export const STACK_MODES = ['stack', 'best', 'first', 'exclusive'] as const
export type StackMode = (typeof STACK_MODES)[number]
