import type { CountCommand, CountRule } from '~/domain/countCommand'
import { defineMessages } from '~/lib/i18n'
import type { Said, Sentences } from './sentences'

/** What the history says of stocktakes, and why one is refused. */
export const countMessages = defineMessages('countRules', {
  zh: {
    'count.start': '开始盘点',
    'count.enter': '盘点录入 {{count, number}} 行',
    'count.enter.one': '盘点录入：{{sku}} {{units}}',
    'count.submit': '提交了盘点',
    'count.reopen': '把盘点退回继续盘',
    'count.post': '盘点差异入账',
    'count.cancel': '作废了盘点',
    'count.state': '这次盘点已经不在可以这样做的状态，请刷新后再看。',
    'count.place': '{{sku}} 或它所在的仓位不在这次盘点范围内。',
    'count.empty': '这次盘点还没有内容。',
    'count.below': '{{sku}} 的盘点数不能小于 0。',
    'count.begun': '已经有人录入了 {{count, number}} 条，不能撤销开始。可以作废这次盘点。',
    'count.approval': '差异超过了限额，要由提交人以外的店主或运营来审批入账。',
  },
  en: {
    'count.start': 'Began a stocktake',
    'count.enter': 'Entered {{count, number}} lines of a stocktake',
    'count.enter_one': 'Entered a line of a stocktake',
    'count.enter.one': 'Counted {{sku}}: {{units}}',
    'count.submit': 'Submitted a stocktake',
    'count.reopen': 'Sent a stocktake back to be counted on',
    'count.post': 'Posted the variance of a stocktake',
    'count.cancel': 'Called a stocktake off',
    'count.state': 'The stocktake has moved on and cannot be changed like this any more.',
    'count.place': '{{sku}}, or its location, is not part of this stocktake.',
    'count.empty': 'There is nothing in this stocktake yet.',
    'count.below': 'Fewer than none of {{sku}} cannot be found.',
    'count.begun': '{{count, number}} entries have been made, so the start is not undone. Call the stocktake off instead.',
    'count.begun_one': 'An entry has been made, so the start is not undone. Call the stocktake off instead.',
    'count.approval': 'The variance is above the limit: an owner or operator other than who submitted it has to post it.',
  },
} satisfies { zh: Record<CountRule | CountCommand['kind'], string> & Record<string, string>; en: Record<string, string> })

export const countSentences: Sentences<CountCommand> = {
  'count.start': () => ({}),
  'count.enter': ({ args: { entries } }): Said => {
    const [first] = entries
    if (entries.length !== 1) return { facts: { count: entries.length } }
    return { key: 'count.enter.one', facts: { sku: first.sku, units: first.quantity < 0 ? `−${-first.quantity}` : `+${first.quantity}` } }
  },
  'count.submit': () => ({}),
  'count.reopen': () => ({}),
  'count.post': () => ({}),
  'count.cancel': () => ({}),
}
