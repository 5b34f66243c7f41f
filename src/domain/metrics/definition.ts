export interface InWords {
  zh: string
  en: string
}

/** What a figure means, for the people who read it. */
export interface Definition {
  /** Grows when the meaning changes; a figure of another version is not the same figure. */
  readonly version: number
  readonly name: InWords
  readonly formula: InWords
  /** money: decimals of the shop's currency; ratio: 0.12 is 12 %; days and score as they are; duration in ms. */
  readonly unit: 'money' | 'count' | 'ratio' | 'days' | 'duration' | 'score'
  /** The rows that it counts. Measures of different grains are never joined row by row. */
  readonly grain: 'order' | 'line' | 'buyer' | 'refund' | 'visit' | 'spend' | 'stock' | 'ticket' | 'review'
  readonly rows: InWords
  readonly upIsGood: boolean
}

export const PAID: InWords = { zh: '付款时间在所选时段内的订单；不含测试单', en: 'Orders paid in the window; test orders never' }
export const PAID_LINES: InWords = {
  zh: '付款时间在所选时段内的订单的商品行；不算销售的行不计，邮费等非商品行看统计口径的开关',
  en: 'Lines of orders paid in the window; lines kept as non-sales never, non-product lines as the scope says',
}
export const PAID_BUYERS: InWords = {
  zh: '所选时段内付过款、认得出的买家（按买家 ID；没有则按电话或邮箱）',
  en: 'Known buyers (customer id, else phone or e-mail) with a paid order in the window',
}
