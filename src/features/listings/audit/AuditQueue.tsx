import { useRef, type KeyboardEvent } from 'react'
import { Link, useNavigate } from 'react-router'
import { canMend } from '~/domain/compliance/product'
import { FindingList } from '~/features/shared/listing/FindingList'
import { LISTING_TONES, listingStateMessages } from '~/features/shared/listingStates'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { AuditPage, AuditRow } from '~/store/listingAudit'
import { Button } from '~/ui/Button'
import { Status } from '~/ui/Status'
import { auditMessages } from './messages'

/** Product by product: j and k move, Enter opens the editor, m mends what can be mended. */
export function AuditQueue({ page, onMore, step }: { page: AuditPage; onMore: () => void; step: number }) {
  const t = useMessages(auditMessages)
  const navigate = useNavigate()
  const list = useRef<HTMLOListElement>(null)
  const mend = useMend()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-audit]') ?? [])]
    const at = rows.findIndex((row) => row === document.activeElement)
    const row = page.items[at]
    const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key]
    if (at < 0 || !row) return
    if (by !== undefined) rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.focus()
    else if (event.key === 'Enter') void navigate(paths.listing({ key: row.key }))
    else if (event.key === 'm' && isMendable(row)) mend(row)
    else return
    event.preventDefault()
  }
  const left = page.total - page.items.length
  return (
    <section className="zg-audit-queue" aria-labelledby="audit-queue">
      <h2 id="audit-queue">
        {t('queue')} <span className="zg-second zg-num">{page.total}</span>
      </h2>
      <p className="zg-second zg-small zg-desktop">{t('queueKeys')}</p>
      {/* Keys of the rows, which have the focus. */}
      <div role="presentation" onKeyDown={onKeyDown}>
        <ol ref={list}>
          {page.items.map((row) => (
            <QueueRow key={row.key} row={row} onMend={mend} />
          ))}
        </ol>
      </div>
      {left > 0 && (
        <Button type="link" onClick={onMore}>
          {t('more', { count: Math.min(step, left) })}
        </Button>
      )}
    </section>
  )
}

const isMendable = ({ findings }: AuditRow): boolean => findings.some(canMend)

function useMend(): (row: AuditRow) => void {
  const t = useMessages(auditMessages)
  const run = useCommand()
  return ({ key, title, findings }) => {
    const rules = [...new Set(findings.filter(canMend).map(({ rule }) => rule))]
    void run({ kind: 'listing.mend', args: { keys: [key], rules } }, { done: t('mendedOne', { title }) })
  }
}

function QueueRow({ row, onMend }: { row: AuditRow; onMend: (row: AuditRow) => void }) {
  const t = useMessages(auditMessages)
  const states = useMessages(listingStateMessages)
  const whyNot = useWhyNot('listing.mend') ?? (isMendable(row) ? undefined : t('cannotMend'))
  const { key, title, state, findings } = row
  return (
    <li data-audit={key} tabIndex={0} aria-label={title}>
      <div className="zg-audit-head">
        <Link to={paths.listing({ key })}>{title}</Link>
        <Status tone={LISTING_TONES[state]} word={states(state)} />
        <Button size="small" disabledReason={whyNot} aria-label={t('mendThis', { title })} onClick={() => onMend(row)}>
          {t('mendOne')}
        </Button>
      </div>
      <FindingList label={t('findings', { title })} findings={findings} product={key} />
    </li>
  )
}
