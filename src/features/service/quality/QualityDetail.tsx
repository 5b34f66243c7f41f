import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { QualityAsk } from '~/domain/qualityRates'
import { TICKET_REASONS } from '~/domain/ticket'
import { ticketWords } from '~/features/shared/ticketWords'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { DetailDrawer } from '~/ui/DetailDrawer'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import type { QualityDetail as Detail, TroubleRow } from '~/store/qualityList'
import { ClaimSheet } from './ClaimSheet'
import { qualityMessages } from './messages'
import { qualityQueries } from './queries'
import { RateLine } from './RateLine'
import { nameOf, rateText, spikeText } from './rates'
import { TaskSheet } from './TaskSheet'

interface QualityDetailProps {
  ask: QualityAsk
  of: string
  onClose: () => void
  onCases: () => void
}

/** One SKU, supplier or batch: its numbers in words, reasons, the cases behind them, and what can be done. */
export default function QualityDetail({ ask, of, onClose, onCases }: QualityDetailProps) {
  const t = useMessages(qualityMessages)
  const { data: detail } = useQuery(qualityQueries.one(ask, of))
  const name = detail ? nameOf(detail.row, t('opening')) : of
  return (
    <DetailDrawer
      title={name}
      wide
      aside={detail?.row.spike && <Status tone={detail.row.spike.is === 'spike' ? 'bad' : 'attention'} word={t(detail.row.spike.is)} />}
      onClose={onClose}
    >
      {detail === undefined && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
      {detail === null && <p>{t('none')}</p>}
      {detail && <Filled detail={detail} ask={ask} onCases={onCases} />}
    </DetailDrawer>
  )
}

function Filled({ detail, ask, onCases }: { detail: Detail; ask: QualityAsk; onCases: () => void }) {
  const t = useMessages(qualityMessages)
  const format = useFormat()
  const whyNot = useWhyNot('quality.open')
  const [sheet, setSheet] = useState<'task' | 'claim'>()
  const { row } = detail
  return (
    <div className="zg-quality-detail">
      <p className={row.spike ? 'zg-warning' : undefined}>{spikeText(row, t, format)}</p>
      <RateLine weeks={row.weeks} wide label={t('weeksLabel', { values: row.weeks.map((week) => rateText(week, format)).join(', ') })} />
      <Figures detail={detail} />
      <div className="zg-row">
        {row.open === undefined ? (
          <>
            <Button type="primary" disabledReason={whyNot} onClick={() => setSheet('task')}>
              {t('makeTask')}
            </Button>
            <Button disabledReason={whyNot ?? (row.supplier === '' ? t('noSupplier') : undefined)} onClick={() => setSheet('claim')}>
              {t('makeClaim')}
            </Button>
          </>
        ) : (
          <Button type="primary" onClick={onCases}>
            {t('goTo')}
          </Button>
        )}
        {row.product !== '' && <Link to={paths.listing({ key: row.product })}>{t('toProduct')}</Link>}
      </div>
      <Reasons detail={detail} />
      <Troubles detail={detail} />
      {sheet === 'task' && <TaskSheet detail={detail} ask={ask} onClose={() => setSheet(undefined)} onDone={onCases} />}
      {sheet === 'claim' && <ClaimSheet detail={detail} ask={ask} onClose={() => setSheet(undefined)} onDone={onCases} />}
    </div>
  )
}

function Figures({ detail: { row, cost } }: { detail: Detail }) {
  const t = useMessages(qualityMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const tally = ({ cases, units }: Detail['row']['now']) => t('tally', { cases, units, rate: rateText({ cases, units }, format) })
  return (
    <dl className="zg-facts zg-num">
      <div>
        <dt>{t('now')}</dt>
        <dd>{tally(row.now)}</dd>
      </div>
      <div>
        <dt>{t('past')}</dt>
        <dd>{row.past.units === 0 ? '—' : tally(row.past)}</dd>
      </div>
      <div>
        <dt>{row.kinPath === '' ? t('kin') : t('kin.of', { path: row.kinPath })}</dt>
        <dd>{row.kin.units === 0 ? '—' : tally(row.kin)}</dd>
      </div>
      <div>
        <dt>{t('supplier')}</dt>
        <dd>{row.supplier === '' ? '—' : <Link to={paths.supplier({ key: row.supplier })}>{row.supplierName}</Link>}</dd>
      </div>
      <div>
        <dt>{t('goodsCost', { count: cost.units })}</dt>
        <dd>
          {format.amount(cost.goods, currency)} {!cost.known && <span className="zg-second zg-small">{t('costUnknown')}</span>}
        </dd>
      </div>
      <div>
        <dt>{t('refunded')}</dt>
        <dd>{format.amount(cost.refunds, currency)}</dd>
      </div>
      {row.purchase !== undefined && row.purchase !== '' && (
        <div>
          <dt>{t('batch')}</dt>
          <dd>
            <Link to={paths.purchase({ key: row.purchase })}>{row.purchase}</Link>
            {row.receivedAt !== undefined && ` · ${format.date(row.receivedAt)}`}
          </dd>
        </div>
      )}
    </dl>
  )
}

const SIGNS = ['return', 'complaint', 'review', 'refund'] as const

/** Signs and reasons as bars of their share. */
function Reasons({ detail: { row } }: { detail: Detail }) {
  const t = useMessages(qualityMessages)
  const tickets = useMessages(ticketWords)
  const bars = SIGNS.map((sign) => ({ name: t(`sign.${sign}`), count: row.signs[sign] })).filter(({ count }) => count > 0)
  const why = ['' as const, ...TICKET_REASONS]
    .map((reason) => ({ name: reason === '' ? t('noReason') : tickets(`reason.${reason}`), count: row.reasons[reason] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
  return (
    <section aria-label={t('reasons')}>
      <h3>{t('reasons')}</h3>
      <Bars bars={why} of={row.now.cases} />
      <Bars bars={bars} of={row.now.cases} />
    </section>
  )
}

function Bars({ bars, of }: { bars: readonly { name: string; count: number }[]; of: number }) {
  return (
    <ul className="zg-quality-bars">
      {bars.map(({ name, count }) => (
        <li key={name}>
          <span>{name}</span>
          <span className="zg-quality-bar" aria-hidden="true">
            <span style={{ width: `${Math.min(100, (100 * count) / Math.max(1, of))}%` }} />
          </span>
          <span className="zg-num">{count}</span>
        </li>
      ))}
    </ul>
  )
}

const pathOf = ({ sign, key }: TroubleRow): string => {
  if (sign === 'complaint') return paths.ticket({ key })
  if (sign === 'return') return paths.returnCase({ key })
  return sign === 'refund' ? paths.order({ number: key }) : paths.reviews({ q: key })
}

/** Every return, complaint, review and refund that was counted; each leads to where it stands. */
function Troubles({ detail: { troubles, total } }: { detail: Detail }) {
  const t = useMessages(qualityMessages)
  const tickets = useMessages(ticketWords)
  const format = useFormat()
  return (
    <section aria-label={t('casesBehind')}>
      <h3>{t('casesBehind')}</h3>
      {total > troubles.length && <p className="zg-second zg-small">{t('more', { count: troubles.length, total })}</p>}
      <div className="zg-table-scroll">
        <table className="zg-table zg-quality-table">
          <thead>
            <tr>
              <th scope="col">{t('when')}</th>
              <th scope="col">{t('what')}</th>
              <th scope="col">{t('reason')}</th>
              <th scope="col">{t('order')}</th>
              <th scope="col">{t('source')}</th>
            </tr>
          </thead>
          <tbody>
            {troubles.map((trouble) => (
              <tr key={`${trouble.sign} ${trouble.key} ${trouble.of} ${trouble.at}`}>
                <td className="zg-nowrap">{format.dateShort(trouble.at)}</td>
                <td>{t(`sign.${trouble.sign}`)}</td>
                <td>{trouble.reason === '' ? t('noReason') : tickets(`reason.${trouble.reason}`)}</td>
                <td>
                  <Link to={paths.order({ number: trouble.order })}>{trouble.order}</Link>
                </td>
                <td>
                  <Link to={pathOf(trouble)}>{trouble.key}</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
