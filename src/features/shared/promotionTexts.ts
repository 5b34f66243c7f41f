import type { PromotionEvent } from '~/domain/promotion/stage'
import type { ChangeUnderWay, PromotionCommand, PromotionRule } from '~/domain/promotionCommand'
import { defineMessages } from '~/lib/i18n'
import type { Sentences } from './sentences'

type Key =
  | PromotionRule
  | Exclude<PromotionCommand['kind'], 'promotion.move' | 'promotion.change'>
  | `promotion.move.${PromotionEvent}`
  | `promotion.change.${ChangeUnderWay}`
  | 'promotion.move.noted'
  | 'promotion.change.noted'
  | 'promotion.set.variants'

/** What the history says of promotions, and why one does not follow. */
export const promotionTexts = defineMessages('promotionTexts', {
  zh: {
    'promotion.set': '编辑了活动方案“{{name}}”',
    'promotion.set.variants': '保存了活动“{{name}}”的对比方案',
    'promotion.remove': '删除了活动草稿“{{name}}”',
    'promotion.move.submit': '提交活动“{{name}}”审核',
    'promotion.move.withdraw': '撤回活动“{{name}}”的审核',
    'promotion.move.approve': '通过了活动“{{name}}”',
    'promotion.move.reject': '驳回了活动“{{name}}”：{{note}}',
    'promotion.move.schedule': '排期活动“{{name}}”',
    'promotion.move.launch': '上线活动“{{name}}”',
    'promotion.move.reopen': '把活动“{{name}}”退回草稿',
    'promotion.move.pause': '暂停活动“{{name}}”',
    'promotion.move.resume': '恢复活动“{{name}}”',
    'promotion.move.end': '结束活动“{{name}}”',
    'promotion.move.judge': '复盘活动“{{name}}”',
    'promotion.move.noted': '活动“{{name}}”带说明上线：{{note}}',
    'promotion.change.strength': '调整活动“{{name}}”的力度',
    'promotion.change.noted': '调整活动“{{name}}”的力度：{{note}}',
    'promotion.change.stopSku': '活动“{{name}}”停掉 {{sku}}',
    'promotion.change.resumeSku': '活动“{{name}}”恢复 {{sku}}',
    'promotion.change.swapSku': '活动“{{name}}”把 {{sku}} 换成 {{other}}',
    'promotion.change.budget': '调整活动“{{name}}”的预算',
    'promotion.change.longer': '调整活动“{{name}}”的结束时间',
    'promotion.change.other': '修改进行中的活动“{{name}}”',
    'promotion.shift': '调整活动“{{name}}”的档期',
    'promotion.import': '从“{{file}}”导入活动与优惠券：新增 {{added, number}} 条，更新 {{changed, number}} 条',
    'promotion.stale': '检查之后店里的活动或优惠券有变动，请重新检查文件。',
    'promotion.judge': '写下活动“{{name}}”的复盘结论',
    'promotion.state': '活动现在的状态不能这样操作，请先看看它走到哪一步了。',
    'promotion.noName': '活动还没有名称，请先填写。',
    'promotion.noRules': '活动还没有优惠规则，请至少加一条。',
    'promotion.badRule': '有一条优惠规则不完整，请打开它改好。',
    'promotion.window': '结束时间要晚于开始时间，请改时间。',
    'promotion.past': '这个时间已经过去了，请改到现在之后。',
    'promotion.ownReview': '自己提交的活动要由别人审核，请找同事或店主。',
    'promotion.noNote': '请写明原因，方便日后查看。',
    'promotion.red': '有 {{count, number}} 项检查是红色，请先处理，或写明理由后放行。',
    'promotion.fixed': '活动提交后方案就定了。要改，请先退回草稿。',
    'promotion.noLesson': '请至少写下一条经验，下次做同类活动时会提示。',
    'promotion.variants': '最多保存 4 个对比方案，请先删掉一个。',
    'promotion.gone': '这个活动已经删除。',
  },
  en: {
    'promotion.set': 'Edited the plan of "{{name}}"',
    'promotion.set.variants': 'Kept variants of "{{name}}"',
    'promotion.remove': 'Removed the draft "{{name}}"',
    'promotion.move.submit': 'Handed "{{name}}" in for review',
    'promotion.move.withdraw': 'Took "{{name}}" back from review',
    'promotion.move.approve': 'Approved "{{name}}"',
    'promotion.move.reject': 'Sent "{{name}}" back: {{note}}',
    'promotion.move.schedule': 'Scheduled "{{name}}"',
    'promotion.move.launch': 'Launched "{{name}}"',
    'promotion.move.reopen': 'Made "{{name}}" a draft again',
    'promotion.move.pause': 'Paused "{{name}}"',
    'promotion.move.resume': 'Let "{{name}}" go on',
    'promotion.move.end': 'Ended "{{name}}"',
    'promotion.move.judge': 'Judged "{{name}}"',
    'promotion.move.noted': 'Let "{{name}}" go on sale against red checks: {{note}}',
    'promotion.change.strength': 'Changed the strength of "{{name}}"',
    'promotion.change.noted': 'Changed the strength of "{{name}}": {{note}}',
    'promotion.change.stopSku': 'Took {{sku}} out of "{{name}}"',
    'promotion.change.resumeSku': 'Put {{sku}} back into "{{name}}"',
    'promotion.change.swapSku': 'Put {{other}} in the place of {{sku}} in "{{name}}"',
    'promotion.change.budget': 'Changed the budget of "{{name}}"',
    'promotion.change.longer': 'Changed the end of "{{name}}"',
    'promotion.change.other': 'Changed "{{name}}" while it was under way',
    'promotion.shift': 'Moved "{{name}}" on the calendar',
    'promotion.import': 'Imported campaigns and coupons from "{{file}}": {{added, number}} added, {{changed, number}} changed',
    'promotion.stale': 'Promotions or coupons of the shop have changed since the check. Check the file again.',
    'promotion.judge': 'Wrote down what came of "{{name}}"',
    'promotion.state': 'The promotion is not at a point where this can be done. Look how far it is.',
    'promotion.noName': 'The promotion has no name yet. Give it one.',
    'promotion.noRules': 'The promotion has no rule yet. Add one at least.',
    'promotion.badRule': 'A rule is not complete. Open it and mend it.',
    'promotion.window': 'The end has to be after the beginning. Change the dates.',
    'promotion.past': 'This time has passed. Choose one that is still to come.',
    'promotion.ownReview': 'Somebody else has to approve what you handed in. Ask a colleague or the owner.',
    'promotion.noNote': 'Say why, so that it can be understood later.',
    'promotion.red': '{{count, number}} checks are red. Mend them, or let them pass with a reason.',
    'promotion.red_one': 'A check is red. Mend it, or let it pass with a reason.',
    'promotion.fixed': 'The plan is fixed once it is handed in. Make it a draft again to change it.',
    'promotion.noLesson': 'Write down one lesson at least: the next plan of the kind will show it.',
    'promotion.variants': 'At most four variants are kept. Remove one first.',
    'promotion.gone': 'This promotion was removed.',
  },
} satisfies { zh: Record<Key, string>; en: Record<string, string> })

export const promotionSentences: Sentences<PromotionCommand> = {
  'promotion.set': ({ args: { set } }, name) => ({
    ...(Object.keys(set).every((field) => field === 'variants') ? { key: 'promotion.set.variants' } : {}),
    facts: { name: set.name ?? name },
  }),
  'promotion.remove': (_, name) => ({ facts: { name } }),
  'promotion.move': ({ args: { event, note = '', overrule } }, name) =>
    overrule
      ? { key: 'promotion.move.noted', facts: { name, note: overrule.note } }
      : { key: `promotion.move.${event}`, facts: { name, note } },
  'promotion.change': ({ args: { what, sku = '', other = '', note = '' } }, name) => ({
    key: what === 'strength' && note !== '' ? 'promotion.change.noted' : `promotion.change.${what}`,
    facts: { name, sku, other, note },
  }),
  'promotion.shift': (_, name) => ({ facts: { name } }),
  'promotion.import': ({ args: { fileName, added, changed } }) => ({ facts: { file: fileName, added, changed } }),
  'promotion.judge': (_, name) => ({ facts: { name } }),
}
