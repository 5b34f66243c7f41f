import type { PriceCommand, PriceRefusal } from '~/domain/priceCommand'
import { defineMessages } from '~/lib/i18n'
import type { Sentences } from './sentences'

/** What the history says of changes of prices, and why one is refused. */
export const priceMessages = defineMessages('priceRules', {
  zh: {
    'prices.set': '批量修改了 {{count, number}} 个 SKU 的价格',
    'rival.add': '记下了 {{seller}} 的 {{sku}} 价格',
    'rival.remove': '删除了一条竞品价格',
    'prices.changed': '预览之后商品又有改动：当时会改 {{skus}} 个 SKU，现在会改 {{now}} 个。请核对新的预览再保存。',
    'prices.none': '没有要改的价格。',
    'prices.rule': '改价规则不完整，请补全。',
    'rival.seller': '请填写是谁家的价格。',
    'rival.price': '竞品价格应大于 0。',
  },
  en: {
    'prices.set': 'Changed the prices of {{count, number}} SKUs',
    'prices.set_one': 'Changed the price of one SKU by a rule',
    'rival.add': 'Noted what {{seller}} asks for {{sku}}',
    'rival.remove': "Deleted a competitor's price",
    'prices.changed':
      'Products were changed after the preview: it would have changed {{skus}} SKUs, now {{now}}. Look at the new preview, then save.',
    'prices.none': 'There is no price to change.',
    'prices.rule': 'The rule is not complete. Fill it in.',
    'rival.seller': 'Say whose price it is.',
    'rival.price': "A competitor's price has to be above 0.",
  },
} satisfies { zh: Record<PriceCommand['kind'] | PriceRefusal, string>; en: Record<string, string> })

export const priceSentences: Sentences<PriceCommand> = {
  'prices.set': ({ args }) => ({ facts: { count: args.expect.skus } }),
  'rival.add': ({ args: { set } }) => ({ facts: { seller: set.seller, sku: set.sku } }),
  'rival.remove': () => ({}),
}
