import type { SyncArea } from '~/domain/platform'
import type { SyncCommand } from '~/domain/syncCommand'
import { defineMessages } from '~/lib/i18n'
import type { Sentences } from './sentences'

/** What the history says of a connected shop. */
export const syncTexts = defineMessages('syncTexts', {
  zh: {
    'sync.taken': '从平台取回了 {{count, number}} 处改动',
    'sync.taken.locations': '从平台取回了仓位的改动（{{count, number}} 个）',
    'sync.taken.categories': '从平台取回了类目的改动（{{count, number}} 个）',
    'sync.taken.products': '从平台取回了商品的改动（{{count, number}} 个）',
    'sync.taken.stock': '库存与平台对齐（{{count, number}} 处）',
    'sync.taken.customers': '从平台取回了客户资料的改动（{{count, number}} 位）',
    'sync.taken.orders': '从平台取回了订单备注的改动（{{count, number}} 笔）',
    'sync.first.locations': '首次同步完成：{{count, number}} 个仓位',
    'sync.first.categories': '首次同步完成：{{count, number}} 个类目',
    'sync.first.products': '首次同步完成：{{count, number}} 个商品',
    'sync.first.stock': '首次同步完成：{{count, number}} 条库存',
    'sync.first.customers': '首次同步完成：{{count, number}} 位客户',
    'sync.first.orders': '首次同步完成：订单',
    'sync.settled': '处理了“{{title}}”的冲突',
    'sync.settled.mine': '处理了“{{title}}”的冲突：用这里的值',
    'sync.settled.theirs': '处理了“{{title}}”的冲突：用平台的值',
    'sync.settled.merged': '处理了“{{title}}”的冲突：改成了另一个值',
  },
  en: {
    'sync.taken': 'Took {{count, number}} changes from the platform',
    'sync.taken_one': 'Took a change from the platform',
    'sync.taken.locations': 'Took changes of {{count, number}} locations from the platform',
    'sync.taken.locations_one': 'Took changes of a location from the platform',
    'sync.taken.categories': 'Took changes of {{count, number}} categories from the platform',
    'sync.taken.categories_one': 'Took changes of a category from the platform',
    'sync.taken.products': 'Took changes of {{count, number}} products from the platform',
    'sync.taken.products_one': 'Took changes of a product from the platform',
    'sync.taken.stock': 'Brought {{count, number}} stock levels in step with the platform',
    'sync.taken.stock_one': 'Brought a stock level in step with the platform',
    'sync.taken.customers': 'Took changes of {{count, number}} customers from the platform',
    'sync.taken.customers_one': 'Took changes of a customer from the platform',
    'sync.taken.orders': 'Took notes of {{count, number}} orders from the platform',
    'sync.taken.orders_one': 'Took the note of an order from the platform',
    'sync.first.locations': 'First sync done: {{count, number}} locations',
    'sync.first.locations_one': 'First sync done: one location',
    'sync.first.categories': 'First sync done: {{count, number}} categories',
    'sync.first.categories_one': 'First sync done: one category',
    'sync.first.products': 'First sync done: {{count, number}} products',
    'sync.first.products_one': 'First sync done: one product',
    'sync.first.stock': 'First sync done: {{count, number}} stock levels',
    'sync.first.stock_one': 'First sync done: one stock level',
    'sync.first.customers': 'First sync done: {{count, number}} customers',
    'sync.first.customers_one': 'First sync done: one customer',
    'sync.first.orders': 'First sync done: orders',
    'sync.settled': 'Decided a conflict of "{{title}}"',
    'sync.settled.mine': 'Decided a conflict of "{{title}}": ours stays',
    'sync.settled.theirs': 'Decided a conflict of "{{title}}": the platform’s stays',
    'sync.settled.merged': 'Decided a conflict of "{{title}}": set to another value',
  },
} satisfies {
  zh: Record<SyncCommand['kind'] | `sync.${'taken' | 'first'}.${SyncArea}`, string> & Record<string, string>
  en: Record<string, string>
})

export const syncSentences: Sentences<SyncCommand> = {
  'sync.taken': ({ args: { area, records, first } }) => ({ key: `sync.${first ? 'first' : 'taken'}.${area}`, facts: { count: records } }),
  'sync.settled': ({ args: { take, title } }) => ({ key: `sync.settled.${take}`, facts: { title } }),
}
