import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import type { RfmAnswer } from '~/analytics/reports'
import { writeRule } from '~/domain/audienceText'
import { RFM_SEGMENTS } from '~/domain/rfm'
import { useReport } from '~/features/shared/board/queries'
import type { Board } from '~/features/shared/board/useBoard'
import { DEFAULT_VIEW } from '~/features/shared/board/view'
import { RowsExport } from '~/features/shared/board/TableExport'
import { Stale, Waiting } from '~/features/shared/board/Waiting'
import { writeFigure } from '~/features/shared/figures'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { FigureTable } from '~/features/shared/FigureTable'
import { useMessages } from '~/lib/i18n'
import { numberText } from '~/lib/numberText'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { useFormat, useUi } from '~/ui/UiContext'
import { messages } from './messages'
import { RfmGrid } from './RfmGrid'
import { emptyScores } from './scoreCells'
import { useSegmentName } from './useSegmentName'

const RfmRules = lazy(async () => ({ default: (await import('./RfmRules')).RfmRules }))
const SaveAudience = lazy(async () => ({ default: (await import('~/features/shared/audiences/SaveAudience')).SaveAudience }))

const ONE_DECIMAL: Intl.NumberFormatOptions = { minimumFractionDigits: 1, maximumFractionDigits: 1 }

/** Fewer buyers than scores are no segments. */
const FEW = 5

/** Segments of buyers over all orders, so that a segment is the same here, in filters and in audiences; a press narrows the board to one. */
export function RfmPanel({ board }: { board: Board }) {
  const t = useMessages(messages)
  const segmentName = useSegmentName()
  const [editing, edit] = useState(false)
  const whyNot = useWhyNot('shop.set')
  const { rfm: segments = RFM_SEGMENTS, rfmTies: ties = 'equal' } = useShop()
  const asked = useReport('rfm', { scope: DEFAULT_VIEW.scope, ties, segments }, { enabled: board.ready })
  const { data, isPlaceholderData } = asked
  return (
    <section className="zg-panel" aria-label={t('rfm')} aria-busy={asked.isPending || isPlaceholderData}>
      <header className="zg-panel-head">
        <h2>{t('rfm')}</h2>
        <Button disabledReason={whyNot} onClick={() => edit(true)}>
          {t('rfm.edit')}
        </Button>
        {data && data.buyers >= FEW && (
          <RowsExport
            board={board}
            title={t('rfm')}
            columns={[t('rfm.segment'), t('rfm.buyers'), t('rfm.share'), t('rfm.recency'), t('rfm.orders'), t('rfm.gmv')]}
            rows={data.segments.map((each) => [
              segmentName(each),
              each.buyers,
              each.buyers / data.buyers,
              each.buyers === 0 ? null : each.recency,
              each.buyers === 0 ? null : each.orders,
              each.gmv,
            ])}
          />
        )}
      </header>
      <p className="zg-panel-hint">{t('rfm.hint')}</p>
      {data && <Stale asked={asked} />}
      {!data ? (
        <Waiting asked={asked} />
      ) : data.buyers < FEW ? (
        <p className="zg-panel-hint">{t('rfm.few')}</p>
      ) : (
        <div className="zg-rfm">
          <SegmentTable board={board} answer={data} />
          <RfmGrid board={board} answer={data} segments={segments} />
        </div>
      )}
      {data && data.buyers >= FEW && <Foot answer={data} ties={ties} />}
      {editing && (
        <Suspense fallback={null}>
          <RfmRules onClose={() => edit(false)} />
        </Suspense>
      )}
    </section>
  )
}

function Foot({ answer, ties }: { answer: RfmAnswer; ties: 'equal' | 'ntile' }) {
  const t = useMessages(messages)
  const format = useFormat()
  const { buyers, median, best, worst, asOf } = answer
  const empty = emptyScores(answer.sizes)
  return (
    <footer className="zg-chart-note">
      <span>{t('rfm.rule', { ties: t(`rfm.ties.${ties}`) })}</span>
      {ties === 'equal' && empty.length > 0 && <span>{t('rfm.skipped', { scores: empty.join(t('rfm.and')) })}</span>}
      <span>
        {t('rfm.summary', {
          buyers,
          best,
          worst,
          recency: format.count(median.recency),
          frequency: format.count(median.frequency),
          amount: format.money(median.amount),
        })}
      </span>
      {asOf !== undefined && <span>{t('cohorts.asOf', { at: format.time(asOf) })}</span>}
    </footer>
  )
}

function SegmentTable({ board, answer }: { board: Board; answer: RfmAnswer }) {
  const t = useMessages(messages)
  const most = Math.max(1, ...answer.segments.map(({ buyers }) => buyers))
  return (
    <FigureTable
      label={t('rfm')}
      className="zg-members"
      columns={[
        { key: 'segment', name: t('rfm.segment') },
        { key: 'buyers', name: t('rfm.buyers') },
        { key: 'share', name: t('rfm.share'), minor: true },
        { key: 'recency', name: t('rfm.recency'), minor: true },
        { key: 'orders', name: t('rfm.orders'), minor: true },
        { key: 'gmv', name: t('rfm.gmv') },
        { key: 'see', name: t('seeCustomers'), silent: true },
      ]}
    >
      {answer.segments.map((segment) => (
        <SegmentRow key={segment.id} board={board} segment={segment} total={answer.buyers} most={most} />
      ))}
    </FigureTable>
  )
}

interface SegmentRowProps {
  board: Board
  segment: RfmAnswer['segments'][number]
  total: number
  most: number
}

function SegmentRow({ board, segment, total, most }: SegmentRowProps) {
  const t = useMessages(messages)
  const { locale, format } = useUi()
  const currency = useShop((shop) => shop.currency)
  const name = useSegmentName()(segment)
  const whyNot = useWhyNot('audience.set')
  const [saving, save] = useState(false)
  const { id, buyers, gmv, recency, orders } = segment
  const chosen = board.view.filters.segment ?? []
  const on = chosen.includes(id)
  const rule = { kind: 'rfm' as const, segments: [id] }
  return (
    <tr className={chosen.length > 0 && !on ? 'zg-row-other' : undefined} data-segment={id} data-buyers={buyers} data-value={gmv}>
      <th scope="row">
        <button type="button" className="zg-row-button" aria-pressed={on} onClick={() => board.toggle('segment', id)}>
          {name}
        </button>
        <span className="zg-bar" style={{ width: `${((buyers / most) * 100).toFixed(1)}%` }} aria-hidden="true" />
      </th>
      <td>{format.count(buyers)}</td>
      <td className="zg-minor">{format.percent(buyers / total)}</td>
      <td className="zg-minor">{buyers === 0 ? '—' : t('rfm.days', { days: format.count(Math.round(recency)) })}</td>
      <td className="zg-minor">{buyers === 0 ? '—' : numberText(locale, ONE_DECIMAL).format(orders)}</td>
      <td title={format.money(gmv)}>{writeFigure(gmv, 'money', { locale, currency })}</td>
      <td className="zg-segment-actions">
        {id !== '' && buyers > 0 && (
          <>
            <Link className="zg-link-button" to={paths.customers({ who: writeRule(rule) })} aria-label={`${t('seeCustomers')}: ${name}`}>
              {t('see')}
            </Link>
            <button
              type="button"
              className="zg-link-button"
              aria-label={`${t('save')}: ${name}`}
              aria-disabled={whyNot !== undefined || undefined}
              title={whyNot ?? t('save')}
              onClick={() => whyNot === undefined && save(true)}
            >
              {t('keep')}
            </button>
          </>
        )}
        {saving && (
          <Suspense fallback={null}>
            <SaveAudience rule={rule} name={name} onClose={() => save(false)} />
          </Suspense>
        )}
      </td>
    </tr>
  )
}
