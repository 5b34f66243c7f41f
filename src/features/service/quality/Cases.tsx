import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Tally } from '~/domain/quality'
import { WordsSheet } from '~/features/service/complaints/WordsSheet'
import { useCommand } from '~/features/shared/useCommand'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { zoneOf } from '~/lib/zone'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { DateField } from '~/ui/DateField'
import { Empty } from '~/ui/Empty'
import { type Tone, Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import type { QualityCaseRow } from '~/store/qualityList'
import { qualityMessages } from './messages'
import { qualityQueries } from './queries'
import { RateLine } from './RateLine'
import { chanceText, rateText } from './rates'

const TONES: Record<QualityCaseRow['effect'], Tone> = { better: 'good', worse: 'bad', same: 'off', tooEarly: 'waiting' }

/** What was found, what was done about it, and whether it has helped: before and after by the same test. */
export default function Cases({ mature }: { mature: number }) {
  const t = useMessages(qualityMessages)
  const { data: cases } = useQuery(qualityQueries.cases(mature))
  if (!cases) return <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
  if (cases.length === 0) return <Empty title={t('noCases')} hint={t('noCasesHint')} />
  return (
    <ul className="zg-quality-cases" aria-label={t('cases')}>
      {cases.map((row) => (
        <li key={row.case.key}>
          <Case row={row} mature={mature} />
        </li>
      ))}
    </ul>
  )
}

function Case({ row, mature }: { row: QualityCaseRow; mature: number }) {
  const t = useMessages(qualityMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  const currency = useShop((shop) => shop.currency)
  const { case: one, title, supplierName, effect, odds, weeks, mendedWeek } = row
  const { openedAt, openedBy, claim, task, product, closedAt, closedBy = '', outcome = '', sku } = one
  const said = effect === 'better' || effect === 'worse' ? t(`effect.${effect}.why`, { chance: chanceText(odds, t) }) : effect === 'same' ? t('effect.same.why') : t('effect.tooEarly.why', { mature }) // prettier-ignore
  return (
    <article className="zg-quality-case" aria-label={title}>
      <header className="zg-row">
        <h2>{title}</h2>
        {sku !== '' && <span className="zg-second">{sku}</span>}
        <Status tone={closedAt === undefined ? TONES[effect] : 'off'} word={t(`effect.${effect}`)} />
      </header>
      <p className="zg-second zg-small zg-num">
        {t('openedOn', { day: format.date(openedAt), who: nameOf(openedBy) })}
        {supplierName !== '' && ` · ${supplierName}`}
        {claim && ` · ${t('claim', { amount: format.amount(claim.goods + claim.refunds + claim.shipping, currency) })}`}
        {task !== undefined && product !== '' && (
          <>
            {' · '}
            <Link to={paths.listing({ key: product })}>{t('toTask')}</Link>
          </>
        )}
      </p>
      <div className="zg-quality-effect">
        <Side label={t('before')} tally={row.before} />
        <Side label={t('after')} tally={row.after} />
        <RateLine
          weeks={weeks}
          mark={mendedWeek}
          wide
          label={`${t('beforeAfter')}: ${weeks.map((week) => rateText(week, format)).join(', ')}`}
        />
      </div>
      <p>{said}</p>
      {closedAt === undefined ? (
        <Doing row={row} />
      ) : (
        <p className="zg-second">{t('closedOn', { day: format.date(closedAt), who: nameOf(closedBy), outcome })}</p>
      )}
    </article>
  )
}

function Side({ label, tally }: { label: string; tally: Tally }) {
  const t = useMessages(qualityMessages)
  const format = useFormat()
  return (
    <div>
      <p className="zg-second zg-small">{label}</p>
      <p className="zg-quality-rate zg-num">{rateText(tally, format)}</p>
      <p className="zg-second zg-small zg-num">
        {tally.units === 0 ? t('noUnits') : t('tally', { cases: tally.cases, units: tally.units, rate: rateText(tally, format) })}
      </p>
    </div>
  )
}

/** When it was mended, and the end of it. */
function Doing({ row: { case: one, title, since } }: { row: QualityCaseRow }) {
  const t = useMessages(qualityMessages)
  const run = useCommand()
  const zone = zoneOf(useShop((shop) => shop.zone))
  const notSet = useWhyNot('quality.set')
  const notClose = useWhyNot('quality.close')
  const [closes, setCloses] = useState(false)
  const { key, mendedAt } = one
  const mend = (day: number | undefined) => {
    if (day === undefined) return
    const set = { mendedAt: Math.max(one.proof.from, zone.startOfDay(day)) }
    void run({ kind: 'quality.set', args: { key, set }, saw: { mendedAt } }, { done: t('mendedSaved') })
  }
  const close = async (outcome: string) =>
    (await run({ kind: 'quality.close', args: { key, outcome } }, { done: t('closed') }))?.ok ?? false
  return (
    <div className="zg-row">
      <span className="zg-second zg-small">{t('mended')}</span>
      <DateField label={t('mended')} value={zone.dayOf(since)} none={t('noDay')} readOnly={notSet !== undefined} onChange={mend} />
      <span className="zg-second zg-small">{t('mendedHint')}</span>
      <Button size="small" disabledReason={notClose} onClick={() => setCloses(true)}>
        {t('close')}
      </Button>
      {closes && (
        <WordsSheet
          title={t('closeTitle', { what: title })}
          label={t('outcome')}
          action={t('closeDo')}
          onSend={close}
          onClose={() => setCloses(false)}
        />
      )}
    </div>
  )
}
