import { useQuery } from '@tanstack/react-query'
import { expectedFrom, USUAL_LIFT } from '~/domain/promotion/goalPlan'
import { type Expected, mainKind } from '~/domain/promotion/promotion'
import { windowText } from '~/features/promotions/frame/windowText'
import { promotionMessages } from '~/features/promotions/messages'
import { promotionQueries } from '~/features/promotions/queries'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { AmountInput, CountInput } from './fields'
import { planMessages } from './messages'
import { spanInDays } from './planDays'
import { Section } from './Section'
import type { PlanEdit } from './usePlan'

const FIGURES = [
  { name: 'gmv', label: 'gmv', money: true },
  { name: 'orders', label: 'orders', money: false },
  { name: 'units', label: 'unitsSold', money: false },
  { name: 'margin', label: 'grossMargin', money: true },
  { name: 'discount', label: 'discount', money: true },
] as const satisfies readonly { name: keyof Expected; label: string; money: boolean }[]

/** What it is to bring; what a suggestion comes from is said beside it. */
export function ExpectedSection({ edit }: { edit: PlanEdit }) {
  const t = useMessages(planMessages)
  const { expected } = edit.plan
  const put = (name: keyof Expected, value: number) => edit.set({ expected: { ...expected, [name]: value } })
  return (
    <Section title={t('expected')} hint={t('expectedHint')}>
      <div className="zg-plan-figures">
        {FIGURES.map(({ name, label, money }) => {
          const Input = money ? AmountInput : CountInput
          return (
            <label key={name} className="zg-slot-label">
              {t(label)}
              <Input
                wide
                label={t(label)}
                value={expected[name] > 0 ? expected[name] : undefined}
                onChange={(value) => put(name, value)}
                onClear={() => put(name, 0)}
              />
            </label>
          )
        })}
      </div>
      {!edit.isFixed && <Sources edit={edit} />}
    </Section>
  )
}

function Sources({ edit }: { edit: PlanEdit }) {
  const t = useMessages(planMessages)
  const words = useMessages(promotionMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const zone = useShop((shop) => shop.zone)
  const { plan, key } = edit
  const { data: history } = useQuery(promotionQueries.history({ kind: mainKind(plan), key }))
  if (!history) return null
  const { last, ordinary } = history
  if (!ordinary) return <p className="zg-second zg-small">{t('noHistory')}</p>
  const days = spanInDays(plan)
  const fill = (expected: Expected, source: string) => {
    const before = plan.expected
    edit.set({ expected })
    showToast(t('filled', { source }), { undo: () => edit.set({ expected: before }) })
  }
  const lift = USUAL_LIFT[plan.goal]
  const amount = (value: number) => format.amount(value, currency)
  const usual = t('fromOrdinary', { days: ordinary.days, lift })
  return (
    <ul className="zg-plan-sources zg-small">
      {last && (
        <li>
          <Button
            size="small"
            onClick={() => fill(expectedFrom(last.sold, days, 1, last.discountShare), t('fromLast', { name: last.name }))}
          >
            {t('fromLast', { name: last.name })}
          </Button>
          <span className="zg-second zg-num">
            {t('fromLastHint', {
              window: windowText(last, format, zone),
              gmv: amount(last.sold.gmv),
              orders: last.sold.orders,
              days: Math.round(days * 10) / 10,
            })}
          </span>
        </li>
      )}
      <li>
        <Button size="small" onClick={() => fill(expectedFrom(ordinary, days, lift), usual)}>
          {usual}
        </Button>
        <span className="zg-second zg-num">{t('fromOrdinaryHint', { gmv: amount(ordinary.gmv), goal: words(`goal.${plan.goal}`) })}</span>
      </li>
      {ordinary.marginShare === undefined && <li className="zg-second">{t('marginUnknown')}</li>}
    </ul>
  )
}
