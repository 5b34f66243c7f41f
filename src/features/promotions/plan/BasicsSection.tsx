import { instantOf, wallText } from '~/features/shared/listing/wallTime'
import { useAudienceRows, useAudienceSize } from '~/features/shared/audiences/queries'
import type { AudienceRow } from '~/domain/audience'
import { PickMany } from '~/features/shared/PickMany'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'
import { Field } from './fields'
import { planMessages } from './messages'
import { spanInDays } from './planDays'
import { Section } from './Section'
import type { PlanEdit } from './usePlan'

/** What it is called, when it runs by the shop's clock, and whom it is for. */
export function BasicsSection({ edit }: { edit: PlanEdit }) {
  const t = useMessages(planMessages)
  const zone = useShop((shop) => shop.zone)
  const { plan, set } = edit
  const moment = (label: string, at: number, put: (at: number) => void) => (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type="datetime-local"
          className="zg-input zg-num"
          value={wallText(at, zone)}
          onChange={({ target }) => {
            const next = instantOf(target.value, zone)
            if (next !== undefined) put(next)
          }}
        />
      )}
    </Field>
  )
  return (
    <Section title={t('basics')}>
      <Field label={t('name')}>
        {(id) => (
          <input id={id} className="zg-input" maxLength={60} value={plan.name} onChange={({ target }) => set({ name: target.value })} />
        )}
      </Field>
      <div className="zg-plan-pair">
        {moment(t('from'), plan.from, (from) => set({ from }))}
        {moment(t('to'), plan.to, (to) => set({ to }))}
      </div>
      <Lasts edit={edit} />
      <Audience edit={edit} />
    </Section>
  )
}

function Lasts({ edit: { plan } }: { edit: PlanEdit }) {
  const t = useMessages(planMessages)
  const format = useFormat()
  if (plan.from >= plan.to)
    return (
      <p className="zg-warning zg-small" role="alert">
        {t('windowWrong')}
      </p>
    )
  const days = spanInDays(plan)
  const zone = format.zoneName(plan.from)
  return (
    <p className="zg-second zg-small zg-num">
      {days < 2 ? t('lastsHours', { hours: Math.round(days * 24), zone }) : t('lasts', { days: Math.round(days * 10) / 10, zone })}
    </p>
  )
}

function Audience({ edit: { plan, set } }: { edit: PlanEdit }) {
  const t = useMessages(planMessages)
  const { data } = useAudienceRows()
  const chosen = data?.filter(({ key }) => plan.audiences.includes(key)) ?? []
  return (
    <div className="zg-plan-field">
      <span className="zg-row">
        <PickMany
          label={t('audience')}
          values={plan.audiences}
          options={(data ?? []).map(({ key, name, size }) => ({ value: key, label: name, count: size }))}
          onChange={(audiences) => set({ audiences })}
        />
        <span className="zg-second zg-small">{t(data?.length === 0 ? 'noAudiences' : 'audienceHint')}</span>
      </span>
      {chosen.length > 0 && (
        <ul className="zg-plan-audiences zg-small zg-num">
          {chosen.map((row) => (
            <Size key={row.key} row={row} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Size({ row: { name, rule, size } }: { row: AudienceRow }) {
  const t = useMessages(planMessages)
  const { data } = useAudienceSize(rule)
  return <li>{t('audienceNow', { name, count: data?.buyers ?? size })}</li>
}
