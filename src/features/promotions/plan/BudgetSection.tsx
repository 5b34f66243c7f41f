import { nameOfRule } from '~/features/shared/promotion/ruleSentence'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'
import { useRuleWriting } from './choices'
import { AmountInput } from './fields'
import { planMessages } from './messages'
import { Section } from './Section'
import type { PlanEdit } from './usePlan'

const PURPOSES = ['ads', 'gifts', 'content'] as const

/** What it may cost, and on what. */
export function BudgetSection({ edit: { plan, set } }: { edit: PlanEdit }) {
  const t = useMessages(planMessages)
  const writing = useRuleWriting()
  const { budget, split, rules } = plan
  const parts = [
    ...rules.map((rule) => ({ key: rule.key, label: nameOfRule(rule, writing) })),
    ...PURPOSES.map((purpose) => ({ key: purpose, label: t(`split.${purpose}`) })),
  ]
  const without = (key: string) => Object.fromEntries(Object.entries(split).filter(([each]) => each !== key))
  return (
    <Section title={t('budget')} hint={t('splitHint')} aside={<SplitSum split={split} budget={budget} />}>
      <div className="zg-plan-figures">
        <label className="zg-slot-label">
          {t('budgetTotal')}
          <AmountInput
            wide
            label={t('budgetTotal')}
            placeholder={t('budgetNone')}
            value={budget > 0 ? budget : undefined}
            onChange={(next) => set({ budget: next })}
            onClear={() => set({ budget: 0 })}
          />
        </label>
        {parts.map(({ key, label }) => (
          <label key={key} className="zg-slot-label" title={label}>
            <span className="zg-plan-part">{label}</span>
            <AmountInput
              wide
              label={label}
              value={split[key]}
              onChange={(next) => set({ split: { ...split, [key]: next } })}
              onClear={() => set({ split: without(key) })}
            />
          </label>
        ))}
      </div>
    </Section>
  )
}

function SplitSum({ split, budget }: { split: Readonly<Record<string, number>>; budget: number }) {
  const t = useMessages(planMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const amount = (value: number) => format.amount(value, currency)
  const sum = Object.values(split).reduce((all, part) => all + part, 0)
  if (sum === 0) return null
  if (budget === 0) return <span className="zg-second zg-num">{t('splitSumOnly', { sum: amount(sum) })}</span>
  return sum > budget ? (
    <span className="zg-warning zg-num">{t('splitOver', { sum: amount(sum), over: amount(sum - budget) })}</span>
  ) : (
    <span className="zg-second zg-num">{t('splitSum', { sum: amount(sum), left: amount(budget - sum) })}</span>
  )
}
