import { useQuery } from '@tanstack/react-query'
import { useRef, useState, type KeyboardEvent } from 'react'
import { Link, useNavigate } from 'react-router'
import { STALE_REASONS, type StaleReason } from '~/domain/health'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { StalePage, StaleRow } from '~/store/healthLists'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { ProductPicture } from '~/ui/ProductPicture'
import { Status, type Tone } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import type { PartProps } from './HealthList'
import { healthMessages } from './messages'
import { healthQueries } from './queries'
import { ALL, STALE_PERIODS, staleDaysOf } from './view'

const STEP = 50
const PICTURE_SIZE = 32

const TONES = {
  belowCost: 'bad',
  noImage: 'bad',
  noStock: 'attention',
  incomplete: 'attention',
  unchanged: 'off',
} as const satisfies Record<StaleReason, Tone>

/** Where each reason is mended: the field in the editor, or the stock. */
function mendPath({ key, firstSku }: StaleRow, reason: StaleReason): string {
  if (reason === 'noStock' && firstSku !== undefined) return paths.stockOf({ sku: firstSku })
  const part = { belowCost: '#editor-skus', noImage: '#editor-images', incomplete: '#editor-completeness', unchanged: '', noStock: '' }[
    reason
  ]
  return `${paths.listing({ key })}${part}`
}

/** Pages on sale that want work; each says why, and leads to where it is mended. */
export function StaleQueue({ view, set, tabs }: PartProps) {
  const t = useMessages(healthMessages)
  const [room, setRoom] = useState(STEP)
  const days = staleDaysOf(view)
  const { data } = useQuery(healthQueries.stale({ days, ...(view.reason === ALL ? {} : { reason: view.reason }), limit: room }))
  return (
    <Page
      title={t('title')}
      aside={data && t('checked', { count: data.checked, total: data.total })}
      filters={
        <>
          {tabs}
          <Filters view={view} set={set} page={data} />
        </>
      }
    >
      {!data && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
      {data?.total === 0 && <Fresh page={data} days={days} />}
      {data && data.total > 0 && <Queue page={data} onMore={() => setRoom(room + STEP)} />}
    </Page>
  )
}

function Fresh({ page, days }: { page: StalePage; days: number }) {
  const t = useMessages(healthMessages)
  const navigate = useNavigate()
  if (page.checked > 0) return <Empty title={t('fresh')} hint={t('freshHint', { days })} />
  return (
    <Empty
      title={t('noProducts')}
      hint={t('noProductsHint')}
      action={<Button onClick={() => void navigate(paths.listings())}>{t('toListings')}</Button>}
    />
  )
}

function Filters({ view, set, page }: Pick<PartProps, 'view' | 'set'> & { page: StalePage | undefined }) {
  const t = useMessages(healthMessages)
  const format = useFormat()
  const countOf = (reason: StaleReason) => page?.reasons.find((each) => each.reason === reason)?.count ?? 0
  return (
    <div className="zg-row">
      <select
        className="zg-input"
        aria-label={t('staleDays')}
        value={view.stale}
        onChange={({ target }) => set({ stale: STALE_PERIODS.find((each) => each === target.value) ?? '90' })}
      >
        {STALE_PERIODS.map((days) => (
          <option key={days} value={days}>
            {t('unchangedFor', { days })}
          </option>
        ))}
      </select>
      <div className="zg-health-parts" role="group" aria-label={t('byReason')}>
        {[ALL, ...STALE_REASONS].map((reason) => (
          <ReasonButton
            key={reason}
            word={isReason(reason) ? `${t(`reason.${reason}`)} ${format.count(countOf(reason))}` : t('allReasons')}
            pressed={view.reason === reason}
            onPress={() => set({ reason: isReason(reason) ? reason : ALL })}
          />
        ))}
      </div>
    </div>
  )
}

const isReason = (reason: string): reason is StaleReason => STALE_REASONS.some((each) => each === reason)

function ReasonButton({ word, pressed, onPress }: { word: string; pressed: boolean; onPress: () => void }) {
  return (
    <button type="button" className="zg-health-part zg-num" aria-pressed={pressed} onClick={onPress}>
      {word}
    </button>
  )
}

function Queue({ page, onMore }: { page: StalePage; onMore: () => void }) {
  const t = useMessages(healthMessages)
  const navigate = useNavigate()
  const list = useRef<HTMLOListElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-stale]') ?? [])]
    const at = rows.findIndex((row) => row === document.activeElement)
    const row = page.items[at]
    const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key]
    if (at < 0 || !row) return
    if (by !== undefined) rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.focus()
    else if (event.key === 'Enter') void navigate(mendPath(row, row.reasons[0]))
    else return
    event.preventDefault()
  }
  const left = page.total - page.items.length
  return (
    <section aria-labelledby="stale-queue" className="zg-stack-tight">
      <h2 id="stale-queue">{t('queue')}</h2>
      <p className="zg-second zg-small zg-desktop">{t('queueKeys')}</p>
      {/* Keys of the rows, which have the focus. */}
      <div role="presentation" onKeyDown={onKeyDown}>
        <ol ref={list} className="zg-health-queue">
          {page.items.map((row) => (
            <QueueRow key={row.key} row={row} />
          ))}
        </ol>
      </div>
      {left > 0 && (
        <Button type="link" onClick={onMore}>
          {t('more', { count: Math.min(STEP, left) })}
        </Button>
      )}
    </section>
  )
}

function QueueRow({ row }: { row: StaleRow }) {
  const t = useMessages(healthMessages)
  const format = useFormat()
  return (
    <li data-stale={row.key} tabIndex={0} aria-label={row.title}>
      <div className="zg-health-head">
        {row.picture && <ProductPicture picture={row.picture} size={PICTURE_SIZE} decorative />}
        <Link to={paths.listing({ key: row.key })}>{row.title}</Link>
        <span className="zg-second zg-small zg-num">
          {t('changedAt', { when: format.date(row.changedAt) })} · {t('completeAt', { percent: format.percent(row.complete / 100, 0) })}
        </span>
      </div>
      <ul className="zg-health-reasons">
        {row.reasons.map((reason) => (
          <li key={reason}>
            <Status tone={TONES[reason]} word={t(`reason.${reason}`)} />
            <Link to={mendPath(row, reason)}>{t(`does.${reason}`)}</Link>
          </li>
        ))}
      </ul>
    </li>
  )
}
