import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { Link } from 'react-router'
import type { SyncStatus } from '~/commerce/connection'
import { faultMessages } from '~/features/shared/faultMessages'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useSync } from '~/session/sync'
import { useFormat } from '~/ui/UiContext'
import { useNow } from '~/ui/useNow'
import { SyncNow } from './SyncNow'
import { syncMessages } from './syncMessages'
import { ageText, offered, partText, syncText } from './syncText'
import './sync.css'

/** In the top bar of a connected shop: how far it is in step. Behind it one sentence, how old the data is, and the ways on. */
export default function SyncBadge() {
  const status = useSync()
  return status && <Badge status={status} />
}

function Badge({ status }: { status: SyncStatus }) {
  const t = useMessages(syncMessages)
  useMessages(faultMessages)
  const format = useFormat()
  const id = useId()
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const { tone, word } = syncText(status, t, format)
  const onKey = (event: KeyboardEvent) => {
    if (!open || event.key !== 'Escape') return
    event.preventDefault()
    setOpen(false)
    opener.current?.focus()
  }
  return (
    <div
      ref={root}
      role="presentation"
      className="zg-menu"
      onKeyDown={onKey}
      onBlur={({ relatedTarget }) => !(relatedTarget instanceof Node && root.current?.contains(relatedTarget)) && setOpen(false)}
    >
      <button
        ref={opener}
        type="button"
        className="zg-sync-badge zg-num"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={id}
        title={t('badge')}
        data-sync={status.state}
        onClick={() => setOpen(!open)}
      >
        <span className={`zg-dot zg-dot-${tone}`} aria-hidden="true" />
        <span className="zg-sync-word">{word}</span>
      </button>
      {open && (
        <div id={id} role="dialog" aria-label={t('badge')} tabIndex={-1} className="zg-menu-list zg-sync-more">
          <More status={status} close={() => setOpen(false)} />
        </div>
      )}
    </div>
  )
}

function More({ status, close }: { status: SyncStatus; close: () => void }) {
  const t = useMessages(syncMessages)
  const format = useFormat()
  const now = useNow()
  const { says } = syncText(status, t, format)
  const coming = offered(status).map((area) => partText(status, area, t, format))
  const age = coming.find((text) => text !== undefined) ?? ageText(status.syncedAt, now, t, format)
  return (
    <>
      <p>{says}</p>
      <p className="zg-second zg-small zg-num">{age}</p>
      <p className="zg-sync-ways">
        <Counts status={status} onGo={close} />
        <Link to={paths.connection()} onClick={close}>
          {t('open')}
        </Link>
        <SyncNow status={status} />
      </p>
    </>
  )
}

/** The lists of what waits for the platform, and of what waits for a person. */
export function Counts({ status: { waiting, refused, conflicts }, onGo }: { status: SyncStatus; onGo?: () => void }) {
  const t = useMessages(syncMessages)
  return (
    <>
      {conflicts > 0 && (
        <Link to={paths.conflicts()} onClick={onGo}>
          {t('openConflicts', { count: conflicts })}
        </Link>
      )}
      {refused > 0 && (
        <Link to={paths.waiting()} onClick={onGo}>
          {t('openRefused', { count: refused })}
        </Link>
      )}
      {waiting - refused > 0 && (
        <Link to={paths.waiting()} onClick={onGo}>
          {t('openWaiting', { count: waiting - refused })}
        </Link>
      )}
    </>
  )
}
