import type { PromotionKind } from '~/domain/promotion/kinds'
import type { Rule } from '~/domain/promotion/rule'
import type { Words } from './words'

/** What buyers are told besides the figures of the rule. */
const TERMS: Record<PromotionKind, { zh: string; en: string }> = {
  threshold: {
    zh: '满减按订单内参加活动商品的实付金额合计计算，不含运费；多档取可达到的高一档。',
    en: 'Counted on what is paid for the goods that take part, without shipping; of several steps the higher one that is reached.',
  },
  timed: { zh: '限时价以下单时间为准，逾时恢复原价。', en: 'The price holds for orders placed within the hours shown.' },
  percent: {
    zh: '折扣在商品标价上计算，已标注不参加活动的商品除外。',
    en: 'Off the listed price; goods marked as excluded do not take part.',
  },
  buyXGetY: { zh: '以同一订单内价格较低的一件计算，每单限一次。', en: 'The cheaper one of the same order counts, once an order.' },
  freeShipping: {
    zh: '达到门槛免基础运费，偏远地区以结算页为准。',
    en: 'Standard shipping is free from the amount shown; remote areas as told at checkout.',
  },
  bundle: {
    zh: '组合内商品须同时下单；单件退回按组合价分摊退款。',
    en: 'All parts in one order; a part that comes back is refunded at its share of the price.',
  },
  gift: {
    zh: '赠品每单一份，数量有限，送完为止；退货请一并寄回。',
    en: 'One gift an order while stocks last; it comes back with a return of the order.',
  },
  points: { zh: '额外积分在付款后到账，退货时收回。', en: 'Extra points come with the payment and go with a return.' },
  members: { zh: '限会员本人使用，等级以下单时为准。', en: 'For members only, by the tier at the time of the order.' },
  coupon: {
    zh: '每人限用一张，不找零、不兑现，退货不退回已过期的券。',
    en: 'One a person, no cash value; an expired coupon does not come back with a return.',
  },
}

/** Terms in the shop's language: a sentence for each kind of rule, then what holds for all. */
export function termsOf(rules: readonly Rule[], { shop }: Words): string {
  const language = shop.currency === 'CNY' ? 'zh' : 'en'
  const kinds = [...new Set(rules.map(({ action }) => action.kind))]
  const closing =
    language === 'zh'
      ? '部分退货按各商品实付比例退款。如有疑问请联系客服。'
      : 'Part returns are refunded at what was paid for each item. Questions: ask our support.'
  return [...kinds.map((kind) => TERMS[kind][language]), closing].join(language === 'zh' ? '' : ' ')
}
