import { defineMessages } from '~/lib/i18n'
import type { Move, MovementKind } from '~/domain/stock'
import type { StockCommand, StockRule } from '~/domain/stockCommand'
import type { Said, Sentences } from './sentences'

/** What the history says of changes to the stock, and why one is refused. */
export const stockMessages = defineMessages('stockRules', {
  zh: {
    'location.set': '修改了仓位“{{name}}”',
    'stock.move': '登记了 {{count, number}} 笔库存变动',
    'stock.move.file': '按文件“{{file}}”登记了 {{count, number}} 笔库存变动',
    'stock.move.adjusted': '调整库存：{{sku}} {{units}}',
    'stock.move.received': '入库：{{sku}} {{units}}',
    'stock.move.sold': '售出：{{sku}} {{units}}',
    'stock.move.scrapped': '报损：{{sku}} {{units}}',
    'stock.move.transferred': '调拨：{{sku}} {{units}} 件，{{from}} → {{to}}',
    'stock.move.returned': '退货：{{sku}} {{units}}（订单 {{ref}}）',
    'stock.move.counted': '盘点：{{sku}} {{units}}',
    'stock.hold': '预留了 {{quantity}} 件 {{sku}}',
    'stock.hold.many': '预留了 {{count, number}} 个 SKU，共 {{quantity, number}} 件',
    'stock.ship': '把已发货的 {{count, number}} 行记为售出，共 {{units, number}} 件',
    'ship.nothing': '没有还没记账的已发货订单行了。',
    'ship.changed': '刚才又有变动：现在会记 {{lines}} 行、{{units}} 件。请看过新的预览再记。',
    'stock.release': '取消了 {{count, number}} 笔预留',
    'stock.repair': '库存核对后修正了 {{count, number}} 处：{{what}}',
    'stock.short':
      '{{location}} 的 {{sku}} 只有 {{available}} 件可用（另有 {{promised}} 件已被占用），不够 {{taken}} 件。减少数量，或先补货。',
    'stock.fraction': '{{sku}} 的数量要是整数。',
    'stock.nothing': '没有要登记的数量。',
    'stock.sku': '有一行没有 SKU。',
    'stock.location': '仓位“{{location}}”不存在，或已停用。',
    'stock.sameLocation': '调出和调入是同一个仓位。',
    'stock.sign': '{{sku}} 的数量正负不对：入库为正，出库为负。',
    'stock.reason': '请说明 {{sku}} 的原因。',
    'stock.aside': '{{sku}} 在待检区，不能售卖或预留。先调拨到可售仓位。',
    'stock.transfer': '{{sku}} 调出和调入的数量不相等。',
    'return.order': '{{sku}} 退货要填订单号。',
    'return.tooMany': '订单 {{order}} 的 {{sku}} 还能退 {{left}} 件：发出的每一件只能退回一次。请核对订单号和数量。',
    'location.name': '请填写仓位名称。',
    'location.notEmpty': '“{{location}}”里还有货（如 {{sku}}）。先调拨出去，再停用。',
    'location.negative': '“{{location}}”的 {{sku}} 低于 0。先补平，再取消“允许负库存”。',
    'location.ships': '“{{location}}”没有足够的 {{sku}} 发已付款的订单。先调拨过去，再改为发货仓。',
    'location.last': '至少要有一个启用的、可售的仓位。',
  },
  en: {
    'location.set': 'Changed the location "{{name}}"',
    'stock.move': 'Booked {{count, number}} stock movements',
    'stock.move_one': 'Booked a stock movement',
    'stock.move.file': 'Booked {{count, number}} stock movements from "{{file}}"',
    'stock.move.file_one': 'Booked a stock movement from "{{file}}"',
    'stock.move.adjusted': 'Adjusted {{sku}} by {{units}}',
    'stock.move.received': 'Received {{sku}}: {{units}}',
    'stock.move.sold': 'Sold {{sku}}: {{units}}',
    'stock.move.scrapped': 'Wrote off {{sku}}: {{units}}',
    'stock.move.transferred': 'Moved {{units}} of {{sku}}, {{from}} → {{to}}',
    'stock.move.returned': 'Took {{sku}} back: {{units}} (order {{ref}})',
    'stock.move.counted': 'Counted {{sku}}: {{units}}',
    'stock.hold': 'Held {{quantity}} of {{sku}}',
    'stock.hold.many': 'Held {{quantity, number}} units of {{count, number}} SKUs',
    'stock.ship': 'Booked {{count, number}} shipped lines as sold, {{units, number}} units',
    'stock.ship_one': 'Booked a shipped line as sold, {{units, number}} units',
    'ship.nothing': 'Every shipped line is booked.',
    'ship.changed': 'Something came in between: it would be {{lines}} lines, {{units}} units now. Look at the new preview first.',
    'stock.release': 'Released {{count, number}} holds',
    'stock.release_one': 'Released a hold',
    'stock.repair': 'Checked the stock and mended {{count, number}} levels: {{what}}',
    'stock.repair_one': 'Checked the stock and mended a level: {{what}}',
    'stock.short':
      '{{location}} has {{available}} of {{sku}} to give ({{promised}} more are promised), not {{taken}}. Take fewer, or restock first.',
    'stock.fraction': 'The quantity of {{sku}} has to be a whole number.',
    'stock.nothing': 'There is no quantity to book.',
    'stock.sku': 'A line has no SKU.',
    'stock.location': 'There is no location "{{location}}", or it is closed.',
    'stock.sameLocation': 'It would leave and arrive at the same location.',
    'stock.sign': '{{sku}} goes the wrong way: what comes in is more than 0, what goes out less.',
    'stock.reason': 'Say why {{sku}} changes.',
    'stock.aside': '{{sku}} lies in quarantine and cannot be sold or held. Transfer it first.',
    'stock.transfer': 'Of {{sku}} as many have to arrive as leave.',
    'return.order': 'A return of {{sku}} needs the number of its order.',
    'return.tooMany':
      'Of order {{order}}, {{left}} of {{sku}} can still come back: each unit that was sent comes back once. Check the number and the quantity.',
    'location.name': 'Give the location a name.',
    'location.notEmpty': '"{{location}}" still holds goods ({{sku}}, for one). Transfer them, then close it.',
    'location.negative': '{{sku}} is below 0 at "{{location}}". Bring it up first.',
    'location.ships': '"{{location}}" has too few of {{sku}} for the orders that are paid. Transfer some there first.',
    'location.last': 'One location has to stay open and for sale.',
  },
} satisfies { zh: Record<StockRule | StockCommand['kind'], string> & Record<string, string>; en: Record<string, string> })

export const stockSentences: Sentences<StockCommand> = {
  'location.set': ({ args }, name) => ({ facts: { name: args.set.name ?? name } }),
  'stock.move': ({ args: { moves, note } }) => saidOfMoves(moves, note),
  'stock.hold': ({ args: { hold, also = [] } }): Said => {
    const quantity = also.reduce((sum, each) => sum + each.hold.quantity, hold.quantity)
    if (also.length > 0) return { key: 'stock.hold.many', facts: { quantity, count: also.length + 1 } }
    return { facts: { quantity, sku: hold.sku } }
  },
  'stock.ship': ({ args: { lines, units } }) => ({ facts: { count: lines, units } }),
  'stock.release': ({ args }) => ({ facts: { count: args.keys.length } }),
  'stock.repair': ({ args: { levels, count } }) => ({
    facts: {
      count,
      what:
        levels
          .slice(0, NAMED)
          .map(
            ({ kept, right }) =>
              `${right.sku} ${kept.onHand}/${kept.held}/${kept.promised} → ${right.onHand}/${right.held}/${right.promised}`,
          )
          .join(', ') + (count > NAMED ? '…' : ''),
    },
  }),
}

const NAMED = 3
const PLAIN: ReadonlySet<MovementKind> = new Set(['adjusted', 'received', 'sold', 'scrapped', 'returned', 'counted'])

const signed = (units: number): string => (units < 0 ? `−${-units}` : `+${units}`)

/** One SKU is named with its units; more of them are counted. */
function saidOfMoves(moves: readonly Move[], note?: string): Said {
  const facts = { count: moves.length }
  if (note) return { key: 'stock.move.file', facts: { ...facts, file: note } }
  const [first, second] = moves
  if (moves.length === 1 && PLAIN.has(first.kind))
    return { key: `stock.move.${first.kind}`, facts: { sku: first.sku, units: signed(first.quantity), ref: first.ref ?? '' } }
  if (moves.length === 2 && first.kind === 'transferred' && first.sku === second.sku)
    return {
      key: 'stock.move.transferred',
      facts: { sku: first.sku, units: Math.abs(first.quantity), from: first.location, to: second.location },
    }
  return { facts }
}
