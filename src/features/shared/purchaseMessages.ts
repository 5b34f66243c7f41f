import type { PurchaseCommand, PurchaseRule } from '~/domain/purchaseCommand'
import { defineMessages } from '~/lib/i18n'
import type { Sentences } from './sentences'

type Key = PurchaseRule | PurchaseCommand['kind'] | 'purchase.add' | 'purchase.send' | 'purchase.close' | 'purchase.cancel' | 'supplier.add'

/** What the history says of suppliers and purchases, and why buying refuses. */
export const purchaseMessages = defineMessages('purchaseRules', {
  zh: {
    'supplier.add': '新建了供应商“{{name}}”',
    'supplier.set': '修改了供应商“{{name}}”',
    'supplier.remove': '删除了供应商“{{name}}”',
    'purchase.add': '新建了采购单 {{key}}',
    'purchase.set': '修改了采购单 {{key}}',
    'purchase.propose': '把 {{count, number}} 个 SKU 加进了采购草稿',
    'purchase.move': '更改了采购单 {{key}} 的状态',
    'purchase.send': '把采购单 {{key}} 发给了供应商',
    'purchase.close': '关闭了采购单 {{key}}',
    'purchase.cancel': '取消了采购单 {{key}}',
    'purchase.receive': '采购单 {{key}} 收货 {{count, number}} 件',
    'supplier.name': '请填写供应商名称（最多 120 个字）。',
    'supplier.nameTaken': '已经有叫“{{name}}”的供应商了。换一个名称。',
    'supplier.lead': '交货天数应为 0 到 {{most}} 的整数。',
    'supplier.used': '“{{name}}”还被 {{products}} 个商品和 {{purchases}} 张采购单使用，不能删除。',
    'supply.wrong': '{{sku}} 的供货资料不对：成本为 0 或更大，每包件数和起订量为 1 或更大的整数，交货天数为 0 到 730。',
    'supply.unknown': '商品目录里没有 SKU {{sku}}。先新建商品，或检查编码。',
    'purchase.supplier': '请先选择供应商。',
    'purchase.sent': '{{key}} 已经发给供应商，明细不能再改。可以取消后重新下单。',
    'purchase.sku': '有一行没有 SKU。',
    'purchase.twice': 'SKU {{sku}} 出现了两次，请合并成一行。',
    'purchase.quantity': '{{sku}} 的数量应为大于 0 的整数。',
    'purchase.cost': '{{sku}} 的单价应为 0 或更大的数。',
    'purchase.defects': '{{sku}} 的残次件数应在 0 和到货件数之间。',
    'purchase.empty': '{{key}} 还没有明细，先加上要买的 SKU。',
    'purchase.state': '{{key}} 的状态已经变了，现在不能这样做。刷新后再看。',
    'purchase.notSent': '{{key}} 现在不能收货：草稿要先发给供应商，已关闭或取消的不再收货。',
    'purchase.nothing': '没有填写数量。',
    'purchase.notOrdered': '这张采购单里没有 {{sku}}。检查条码，或把它记到别的采购单上。',
    'purchase.over': '{{sku}} 订了 {{ordered}} 件，加上这次共到 {{received}} 件，多出 {{over}} 件。确认多收，或改数量。',
    'purchase.later': '撤销之后，{{key}} 又收过同样的货，成本已按新的算。要恢复的话，请重新收货。',
    'purchase.taken': '采购单号 {{key}} 已被使用，请再试一次。',
  },
  en: {
    'supplier.add': 'Made the supplier "{{name}}"',
    'supplier.set': 'Changed the supplier "{{name}}"',
    'supplier.remove': 'Deleted the supplier "{{name}}"',
    'purchase.add': 'Made purchase order {{key}}',
    'purchase.set': 'Changed purchase order {{key}}',
    'purchase.propose': 'Put {{count, number}} SKUs into draft purchase orders',
    'purchase.propose_one': 'Put a SKU into a draft purchase order',
    'purchase.move': 'Changed the state of purchase order {{key}}',
    'purchase.send': 'Sent purchase order {{key}} to the supplier',
    'purchase.close': 'Closed purchase order {{key}}',
    'purchase.cancel': 'Cancelled purchase order {{key}}',
    'purchase.receive': 'Received {{count, number}} units of purchase order {{key}}',
    'purchase.receive_one': 'Received one unit of purchase order {{key}}',
    'supplier.name': 'Give the supplier a name of at most 120 letters.',
    'supplier.nameTaken': 'There is a supplier called "{{name}}" already. Use another name.',
    'supplier.lead': 'The lead time has to be a whole number of days from 0 to {{most}}.',
    'supplier.used': '"{{name}}" is still named by {{products}} products and {{purchases}} purchase orders, and cannot be deleted.',
    'supply.wrong': 'The terms of {{sku}} are not right: cost 0 or more, pack and minimum whole numbers from 1, lead time 0 to 730 days.',
    'supply.unknown': 'There is no SKU {{sku}} in the catalogue. Make the product first, or check the code.',
    'purchase.supplier': 'Choose a supplier first.',
    'purchase.sent': '{{key}} has been sent, so its lines stand. Cancel it and order anew to change them.',
    'purchase.sku': 'A line has no SKU.',
    'purchase.twice': 'SKU {{sku}} is there twice. Make one line of it.',
    'purchase.quantity': 'The quantity of {{sku}} has to be a whole number above 0.',
    'purchase.cost': 'The cost of {{sku}} has to be 0 or more.',
    'purchase.defects': 'Defects of {{sku}} have to lie between 0 and the units that arrived.',
    'purchase.empty': '{{key}} has no lines. Add what is to be bought first.',
    'purchase.state': '{{key}} has changed its state, so this cannot be done now. Look again.',
    'purchase.notSent': '{{key}} cannot be received: a draft has to be sent first, and what is closed or cancelled is not awaited.',
    'purchase.nothing': 'No quantity is given.',
    'purchase.notOrdered': '{{sku}} is not on this purchase order. Check the barcode, or book it on another order.',
    'purchase.over':
      '{{sku}}: {{ordered}} ordered, {{received}} arrived with these, {{over}} too many. Confirm that you keep them, or correct the quantity.',
    'purchase.later': 'The same goods came in again with {{key}} since, and their cost hangs on that. Receive them anew instead.',
    'purchase.taken': 'The number {{key}} is taken. Try again.',
  },
} satisfies { zh: Record<Key, string>; en: Record<string, string> })

export const purchaseSentences: Sentences<PurchaseCommand> = {
  'supplier.set': ({ args }, name, { changes }) => ({
    key: changes.some(({ table, field, before }) => table === 'suppliers' && field === 'name' && before === '')
      ? 'supplier.add'
      : 'supplier.set',
    facts: { name: args.set.name ?? (name || args.key) },
  }),
  'supplier.remove': ({ args }, name) => ({ facts: { name: name || args.key } }),
  'purchase.set': ({ args }, _name, { changes }) => ({
    key: changes.some(({ field, before }) => field === 'state' && before === '') ? 'purchase.add' : 'purchase.set',
    facts: { key: args.key },
  }),
  'purchase.propose': ({ args }) => ({ facts: { count: args.purchases.reduce((sum, { lines }) => sum + lines.length, 0) } }),
  'purchase.move': ({ args: { key, event } }) => ({ key: `purchase.${event}`, facts: { key } }),
  'purchase.receive': ({ args }) => ({ facts: { key: args.key, count: args.lines.reduce((sum, { quantity }) => sum + quantity, 0) } }),
}
