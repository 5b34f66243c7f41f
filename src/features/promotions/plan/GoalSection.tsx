import { useQuery } from '@tanstack/react-query'
import { definitionOf, METRIC_IDS, type MetricId } from '~/domain/metric'
import { unitOf } from '~/domain/money'
import { GOAL_METRICS, type GoalMetric, isLift, suggestedTarget } from '~/domain/promotion/goalPlan'
import { mainKind } from '~/domain/promotion/promotion'
import { PROMOTION_GOALS, type PromotionGoal } from '~/domain/promotion/kinds'
import { promotionMessages } from '~/features/promotions/messages'
import { promotionQueries } from '~/features/promotions/queries'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { useFormat, useUi } from '~/ui/UiContext'
import { AmountInput, CountInput, Field, PercentInput } from './fields'
import { planMessages } from './messages'
import { daysOf } from './planDays'
import { Section } from './Section'
import type { PlanEdit } from './usePlan'

/** What the promotion is for, and the figure that tells whether it worked. */
export function GoalSection({ edit }: { edit: PlanEdit }) {
  const t = useMessages(planMessages)
  const words = useMessages(promotionMessages)
  const { goal } = edit.plan
  const choose = (next: PromotionGoal) => edit.set({ goal: next, test: { metric: GOAL_METRICS[next][0], target: 0 } })
  return (
    <Section title={t('goal')} hint={t('goalHint')}>
      <div className="zg-plan-goals" role="radiogroup" aria-label={t('goal')}>
        {PROMOTION_GOALS.map((each) => (
          <label key={each} className="zg-plan-goal">
            <input type="radio" name="goal" aria-label={words(`goal.${each}`)} checked={goal === each} onChange={() => choose(each)} />
            <strong>{words(`goal.${each}`)}</strong>
            <span className="zg-second zg-small">{t(`goalAbout.${each}`)}</span>
          </label>
        ))}
      </div>
      <Test edit={edit} />
    </Section>
  )
}

const isMetric = (id: string): id is MetricId => METRIC_IDS.some((each) => each === id)

function useMetricName(): (metric: string) => string {
  const t = useMessages(planMessages)
  const { language } = useUi()
  return (metric) =>
    isLift(metric) ? t(metric) : isMetric(metric) ? definitionOf(metric).name[language === 'zh-CN' ? 'zh' : 'en'] : metric
}

/** How a metric's target is typed and kept: an amount, a share, or a number. */
const unitOfMetric = (metric: string): 'money' | 'share' | 'number' => {
  if (isLift(metric)) return 'share'
  if (!isMetric(metric)) return 'number'
  const { unit } = definitionOf(metric)
  return unit === 'money' ? 'money' : unit === 'ratio' ? 'share' : 'number'
}

function Test({ edit }: { edit: PlanEdit }) {
  const t = useMessages(planMessages)
  const nameOf = useMetricName()
  const { goal, test } = edit.plan
  const metrics: readonly GoalMetric[] = GOAL_METRICS[goal]
  const metric = metrics.find((each) => each === test?.metric) ?? metrics[0]
  const target = test?.metric === metric && test.target > 0 ? test.target : undefined
  const set = (next: number) => edit.set({ test: { metric, target: next } })
  const clear = () => edit.set({ test: undefined })
  const unit = unitOfMetric(metric)
  const props = { label: t('target'), value: target, onChange: set, onClear: clear, wide: true }
  return (
    <div className="zg-plan-pair">
      <Field label={t('metric')}>
        {(id) => (
          <select
            id={id}
            className="zg-input"
            value={metric}
            onChange={({ target: { value } }) => edit.set({ test: { metric: value, target: 0 } })}
          >
            {metrics.map((each) => (
              <option key={each} value={each}>
                {nameOf(each)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="zg-plan-field">
        <span>{t('target')}</span>
        {unit === 'money' ? <AmountInput {...props} /> : unit === 'share' ? <PercentInput {...props} /> : <CountInput {...props} />}
        <Suggested edit={edit} metric={metric} target={target} onUse={set} />
      </div>
    </div>
  )
}

function Suggested(props: { edit: PlanEdit; metric: GoalMetric; target: number | undefined; onUse: (target: number) => void }) {
  const { edit, metric, target, onUse } = props
  const t = useMessages(planMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const { data: history } = useQuery(promotionQueries.history({ kind: mainKind(edit.plan), key: edit.key }))
  if (!history) return null
  const days = daysOf(edit.plan)
  const value = history.metrics[metric]
  const known = value === undefined || !history.ordinary ? undefined : { value, days: history.ordinary.days }
  const decimal = suggestedTarget(edit.plan.goal, metric, known, days)
  if (decimal === undefined) return <span className="zg-second zg-small">{t('noSuggestion')}</span>
  const unit = unitOfMetric(metric)
  const suggested = unit === 'money' ? Math.round(decimal * unitOf(currency)) : decimal
  const text =
    unit === 'money' ? format.amount(suggested, currency) : unit === 'share' ? format.percent(suggested, 1) : format.count(suggested)
  return (
    <span className="zg-row zg-small zg-second">
      {target !== suggested && !edit.isFixed && (
        <Button size="small" onClick={() => onUse(suggested)}>
          {t('useSuggested', { value: text })}
        </Button>
      )}
      {isLift(metric) ? t('suggestedLift') : t('suggestedFrom', { days })}
    </span>
  )
}
