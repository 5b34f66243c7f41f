import type { Language } from '~/lib/i18n'

/** What a claim says. */
export interface ClaimFacts {
  supplier: string
  shop: string
  what: string
  sku: string
  purchase: string
  from: string
  to: string
  units: string
  cases: string
  rate: string
  usual: string
  reasons: string
  goods: string
  refunds: string
  shipping: string
  total: string
}

/** A letter to the supplier, in their language and not the reader's. */
export function claimText(language: Language, facts: ClaimFacts): string {
  const { supplier, shop, what, sku, purchase, from, to, units, cases, rate, usual, reasons, goods, refunds, shipping, total } = facts
  const name = [what, sku].filter((part, at, all) => part !== '' && all.indexOf(part) === at)
  if (language === 'zh-CN')
    return [
      `${supplier}：`,
      '',
      `贵司供应的 ${name.join('（')}${name.length > 1 ? '）' : ''}${purchase === '' ? '' : `（采购单 ${purchase}）`}，在 ${from} 至 ${to} 发出的 ${units} 件中，有 ${cases} 单出现问题，问题率 ${rate}，以往为 ${usual}。`,
      ...(reasons === '' ? [] : [`主要原因：${reasons}。`]),
      '',
      '由此造成的损失：',
      `- 货款：${goods}`,
      `- 退款：${refunds}`,
      `- 退货运费：${shipping}`,
      `- 合计：${total}`,
      '',
      '请在收到后 5 个工作日内核实这批货的情况，回复赔付方案和改进措施。每一单的订单号、照片和退货记录可以随时提供。',
      '',
      shop,
    ].join('\n')
  return [
    `To ${supplier},`,
    '',
    `Of the ${units} units of ${name.join(' (')}${name.length > 1 ? ')' : ''} that you supplied${purchase === '' ? '' : ` (purchase ${purchase})`} and that we shipped from ${from} to ${to}, ${cases} orders had trouble: ${rate}, against ${usual} before.`,
    ...(reasons === '' ? [] : [`Main reasons: ${reasons}.`]),
    '',
    'What it has cost us:',
    `- Goods: ${goods}`,
    `- Refunds: ${refunds}`,
    `- Return shipping: ${shipping}`,
    `- Total: ${total}`,
    '',
    'Please look into this batch within 5 business days, and tell us how you will make it good and what you will change. Order numbers, photos and records of the returns are at your disposal.',
    '',
    shop,
  ].join('\n')
}
