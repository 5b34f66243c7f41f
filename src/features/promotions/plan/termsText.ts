import type { Plan } from '~/domain/promotion/mergePlan'
import { windowText } from '~/features/promotions/frame/windowText'
import { sentenceOf } from '~/features/shared/promotion/ruleSentence'
import type { RuleWriting } from '~/features/shared/promotion/ruleWriting'
import { translate } from '~/lib/i18n'
import { planMessages } from './messages'

const t = translate(planMessages)

/** Terms for buyers, written from the window and the rules, in the reader's language. */
export function termsText(plan: Pick<Plan, 'from' | 'to' | 'rules'>, writing: RuleWriting, zone: string): string {
  const { format } = writing
  return [
    t('termsTime', { window: windowText(plan, format, zone), zone: format.zoneName(plan.from) }),
    ...plan.rules.map((rule, at) => t('termsRule', { at: at + 1, rule: sentenceOf(rule, writing) })),
    t('termsEnd'),
  ].join('\n')
}
