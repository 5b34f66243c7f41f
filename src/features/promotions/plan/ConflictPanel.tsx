import type { PlanField } from '~/domain/promotion/mergePlan'
import type { Plan } from '~/domain/promotion/mergePlan'
import { promotionMessages } from '~/features/promotions/messages'
import { sentenceOf } from '~/features/shared/promotion/ruleSentence'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'
import { useRuleWriting } from './choices'
import { planMessages } from './messages'
import type { PlanEdit } from './usePlan'

/** Somebody else has set the same fields: both values side by side, one to choose. What they set elsewhere is taken in and named. */
export function ConflictPanel({ edit }: { edit: PlanEdit }) {
  const t = useMessages(planMessages)
  const { merged, dirty, choices, choose } = edit
  const { clashes, taken } = merged
  const takenIn = dirty && taken.length > 0 && t('takenIn', { fields: taken.map((field) => t(`field.${field}`)).join(', ') })
  if (clashes.length === 0)
    return (
      takenIn && (
        <p className="zg-warning" role="status">
          {takenIn}
        </p>
      )
    )
  return (
    <section className="zg-plan-section" role="alert" aria-labelledby="plan-conflict">
      <h2 id="plan-conflict">{t('conflict')}</h2>
      <p>{t('conflictHint')}</p>
      {clashes.map((field) => (
        <fieldset key={field} className="zg-plan-clash">
          <legend>{t(`field.${field}`)}</legend>
          {(['mine', 'theirs'] as const).map((side) => (
            <label key={side}>
              <input type="radio" name={`clash ${field}`} checked={choices[field] === side} onChange={() => choose(field, side)} />
              <span className="zg-second">{t(side)}</span>
              <Value field={field} edit={edit} side={side} />
            </label>
          ))}
        </fieldset>
      ))}
      {takenIn && <p className="zg-second zg-small">{takenIn}</p>}
    </section>
  )
}

function Value({ field, edit, side }: { field: PlanField; edit: PlanEdit; side: 'mine' | 'theirs' }) {
  const t = useMessages(planMessages)
  const words = useMessages(promotionMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const writing = useRuleWriting()
  const plan: Plan = side === 'mine' ? edit.mine : edit.theirs
  const text = (): string => {
    switch (field) {
      case 'name':
        return plan.name
      case 'terms':
        return plan.terms ?? ''
      case 'goal':
        return words(`goal.${plan.goal}`)
      case 'from':
      case 'to':
        return format.time(plan[field])
      case 'rules':
        return plan.rules.map((rule) => sentenceOf(rule, writing)).join(' / ')
      case 'budget':
        return format.amount(plan.budget, currency)
      case 'packing':
        return plan.packing === undefined ? '' : format.count(plan.packing)
      case 'expected':
        return format.amount(plan.expected.gmv, currency)
      default:
        return t('changed')
    }
  }
  return <span className="zg-plan-clash-value">{text() || '–'}</span>
}
