import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'react-router'
import type { JournalEntry } from '~/domain/command'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { Chip } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { fieldName } from '~/features/shared/fieldName'
import { refusalText, undo } from '~/features/shared/useCommand'
import { usePersonName } from '~/features/shared/usePersonName'
import { historyMessages } from './messages'
import { importCountsOf, isFirst, sentenceOf } from './sentence'

/** One entry: when, who, what, the fields before and after, and its undo. A refusal stays beside the button. */
export function EntryRow({ entry }: { entry: JournalEntry }) {
  const t = useMessages(historyMessages)
  const format = useFormat()
  const personName = usePersonName()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState('')
  const row = useRef<HTMLLIElement>(null)
  const target = useLocation().hash === `#${entry.id}`
  useEffect(() => {
    if (target) row.current?.scrollIntoView({ block: 'center' })
  }, [target])
  const what = sentenceOf(entry, t)
  const counts = importCountsOf(entry, t, format)
  const takeBack = async () => {
    setBusy(true)
    const outcome = await undo(entry.id)
    setBusy(false)
    setRefused(outcome && !outcome.ok ? refusalText(outcome.refusal, true) : '')
  }
  return (
    <li ref={row} id={entry.id} className={target ? 'zg-history-target' : undefined}>
      <div className="zg-history-when zg-second zg-num">
        <time dateTime={new Date(entry.at).toISOString()}>{format.time(entry.at)}</time>
        <span>{personName(entry.who)}</span>
      </div>
      <div className="zg-history-what">
        <p>
          <What entry={entry} what={what} /> {entry.undoneBy !== undefined && <Chip>{t('undone')}</Chip>}
        </p>
        {counts !== undefined && <p className="zg-second zg-num">{counts}</p>}
        <Changes entry={entry} />
        {refused && (
          <p className="zg-warning" role="alert">
            {refused}
          </p>
        )}
      </div>
      <Button
        size="small"
        loading={busy}
        aria-label={t('undoThis', { what })}
        disabledReason={entry.undoneBy !== undefined ? t('alreadyUndone') : entry.undoable ? undefined : t('cannotUndo')}
        onClick={() => void takeBack()}
      >
        {t('undoButton')}
      </Button>
    </li>
  )
}

/** The sentence, as a link to the record that it names. */
function What({ entry: { args }, what }: { entry: JournalEntry; what: string }) {
  if ('number' in args) return <Link to={paths.order({ number: args.number })}>{what}</Link>
  if ('sku' in args) return <Link to={paths.product({ sku: args.sku })}>{what}</Link>
  return what
}

const SHOWN = 3

/** Field by field; an import's own bookkeeping is no field of a record and is told by its counts. */
function Changes({ entry }: { entry: JournalEntry }) {
  const t = useMessages(historyMessages)
  const changes = entry.changes.filter(({ table }) => table !== 'packs' && table !== 'mappings')
  if (changes.length === 0 || isFirst(entry)) return null
  const rows = (
    <dl className="zg-history-changes">
      {changes.map(({ table, key, field, before, after }) => (
        <div key={`${table}/${key}/${field}`}>
          <dt>{fieldName(field)}</dt>
          <dd>
            <del aria-label={t('before')}>{before || t('empty')}</del>
            <span aria-hidden="true">→</span>
            <ins aria-label={t('after')}>{after || t('empty')}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
  if (changes.length <= SHOWN) return rows
  return (
    <details>
      <summary>{t('changes', { count: changes.length })}</summary>
      {rows}
    </details>
  )
}
