import { defineMessages } from '~/lib/i18n'
import type { StockCommand, StockRule } from '~/domain/stockCommand'
import type { Sentences } from './sentences'

/** What the history says of changes to the stock, and why one is refused. */
export const stockMessages = defineMessages('stockRules', {
  zh: {
    'location.set': '修改了仓位“{{name}}”',
    'stock.move': '登记了 {{count, number}} 笔库存变动',
    'stock.hold': '预留了 {{quantity}} 件 {{sku}}',
    'stock.release': '取消了 {{count, number}} 笔预留',
    'stock.short':
      '{{location}} 的 {{sku}} 只有 {{available}} 件可用（另有 {{promised}} 件已被占用），不够 {{taken}} 件。减少数量，或先补货。',
    'stock.fraction': '{{sku}} 的数量要是整数。',
    'stock.nothing': '没有要登记的数量。',
    'stock.sku': '有一行没有 SKU。',
    'stock.location': '仓位“{{location}}”不存在，或已停用。',
    'stock.sameLocation': '调出和调入是同一个仓位。',
    'location.name': '请填写仓位名称。',
  },
  en: {
    'location.set': 'Changed the location "{{name}}"',
    'stock.move': 'Booked {{count, number}} stock movements',
    'stock.move_one': 'Booked a stock movement',
    'stock.hold': 'Held {{quantity}} of {{sku}}',
    'stock.release': 'Released {{count, number}} holds',
    'stock.release_one': 'Released a hold',
    'stock.short':
      '{{location}} has {{available}} of {{sku}} to give ({{promised}} more are promised), not {{taken}}. Take fewer, or restock first.',
    'stock.fraction': 'The quantity of {{sku}} has to be a whole number.',
    'stock.nothing': 'There is no quantity to book.',
    'stock.sku': 'A line has no SKU.',
    'stock.location': 'There is no location "{{location}}", or it is closed.',
    'stock.sameLocation': 'It would leave and arrive at the same location.',
    'location.name': 'Give the location a name.',
  },
} satisfies { zh: Record<StockRule | StockCommand['kind'], string>; en: Record<string, string> })

export const stockSentences: Sentences<StockCommand> = {
  'location.set': ({ args }, name) => ({ facts: { name: args.set.name ?? name } }),
  'stock.move': ({ args }) => ({ facts: { count: args.moves.length } }),
  'stock.hold': ({ args: { hold } }) => ({ facts: { quantity: hold.quantity, sku: hold.sku } }),
  'stock.release': ({ args }) => ({ facts: { count: args.keys.length } }),
}
