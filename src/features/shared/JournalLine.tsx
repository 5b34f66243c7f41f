import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'react-router'
import type { JournalEntry, Refusal } from '~/domain/command'
import { type Translate, useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Chip } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { fieldName } from './fieldName'
import { fieldValue } from './fieldValue'
import { journalMessages } from './journalMessages'
import { importCountsOf, isFirst, sentenceOf } from './journalSentence'
import { isSilent, rowFieldName, rowFieldValue } from './listingFields'
import { recordPath } from './recordLink'
import { refusalText, undo } from './useCommand'
import { usePersonName } from './usePersonName'
import { useWhyNot } from './useWhyNot'
import './journal.css'

export interface JournalLineProps {
  entry: JournalEntry
  /** False in the history of the record itself. */
  linked?: boolean
}

/** One entry of the journal: when, who, what, the fields before and after, and its undo. A refusal stays below it, field by field. */
export function JournalLine({ entry, linked = true }: JournalLineProps) {
  const t = useMessages(journalMessages)
  const nameOf = usePersonName()
  const format = useFormat()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const row = useRef<HTMLLIElement>(null)
  const target = useLocation().hash === `#${entry.id}`
  const whyNot = useWhyNot(kindUndone(entry))
  useEffect(() => {
    if (target) row.current?.scrollIntoView({ block: 'center' })
  }, [target])
  const what = sentenceOf(entry, t)
  const counts = importCountsOf(entry, t, format)
  const takeBack = async () => {
    setBusy(true)
    const outcome = await undo(entry.id, { quiet: true })
    setBusy(false)
    setRefusal(outcome && !outcome.ok ? outcome.refusal : undefined)
  }
  return (
    <li ref={row} id={entry.id} className={target ? 'zg-journal-target' : undefined}>
      <div className="zg-journal-when zg-second zg-num">
        <time dateTime={new Date(entry.at).toISOString()}>{format.time(entry.at)}</time>
        <span>{nameOf(entry.who)}</span>
      </div>
      <div className="zg-journal-what">
        <p>
          <What entry={entry} what={what} linked={linked} /> {entry.undoneBy !== undefined && <Chip>{t('undone')}</Chip>}
        </p>
        {counts !== undefined && <p className="zg-second zg-num">{counts}</p>}
        <Products of={entry.products} />
        <Why entry={entry} />
        <Changes entry={entry} />
        {refusal && <Refused refusal={refusal} />}
      </div>
      <Button
        size="small"
        loading={busy}
        aria-label={t('undoThis', { what })}
        disabledReason={whyNotUndo(entry, t) ?? whyNot}
        onClick={() => void takeBack()}
      >
        {t('undoButton')}
      </Button>
    </li>
  )
}

function whyNotUndo({ kind, undoneBy, undoable }: JournalEntry, t: Translate<(typeof journalMessages)['zh']>): string | undefined {
  if (undoneBy !== undefined) return t('alreadyUndone')
  if (kind === 'demo.create') return refusalText({ why: 'wholeShop' })
  return undoable ? undefined : t('cannotUndo')
}

/** Who may undo an undo is who may do what it would bring back. */
function kindUndone({ kind, undone }: JournalEntry): JournalEntry['kind'] {
  return undone ? kindUndone(undone) : kind
}

/** The sentence, as a link to the record that it names. */
function What({ entry, what, linked }: { entry: JournalEntry; what: string; linked: boolean }) {
  const record = entry.touches.find((name) => recordPath(name) !== undefined && !name.startsWith('shop/') && !name.startsWith('import/'))
  const path = record && recordPath(record)
  return linked && path !== undefined ? <Link to={path}>{what}</Link> : what
}

/** So many products are named. */
const NAMED = 3

/** Which products a change of many was of. */
function Products({ of }: { of: JournalEntry['products'] }) {
  const t = useMessages(journalMessages)
  if (!of || of.count < 2) return null
  const named = Object.values(of.titles).slice(0, NAMED)
  if (named.length === 0) return null
  const names = named.map((title) => t('quoted', { title })).join(t('namesComma'))
  return <p className="zg-second">{of.count > named.length ? t('namesMore', { names, count: of.count - named.length }) : names}</p>
}

/** Why an import failed. */
function Why({ entry: { args, kind } }: { entry: JournalEntry }) {
  const t = useMessages(journalMessages)
  if (kind !== 'import.failed' || !('why' in args)) return null
  return <p className="zg-second">{t(isKnownWhy(args.why) ? WHY[args.why] : 'whyOther')}</p>
}

const WHY = {
  empty: 'whyEmpty',
  headerOnly: 'whyEmpty',
  binary: 'whyUnreadable',
  badArchive: 'whyUnreadable',
  badSheet: 'whyUnreadable',
  wrongEncoding: 'whyUnreadable',
  openQuote: 'whyUnreadable',
  tooLarge: 'whyTooLarge',
  tooManyColumns: 'whyTooLarge',
  missingColumns: 'whyColumns',
  stale: 'whyStale',
  noRoom: 'whyFull',
  full: 'whyFull',
} as const

const isKnownWhy = (why: string): why is keyof typeof WHY => Object.hasOwn(WHY, why)

const SHOWN = 3

/** Field by field; an import's own bookkeeping is no field of a record and is told by its counts. */
function Changes({ entry }: { entry: JournalEntry }) {
  const t = useMessages(journalMessages)
  const format = useFormat()
  const changes = entry.changes.filter(
    ({ table, field }) =>
      table !== 'packs' && table !== 'mappings' && table !== 'counts' && !SILENT.has(field) && !isSilent({ table, field }),
  )
  if (changes.length === 0 || isFirst(entry)) return null
  // A row that is made has nothing before, one that is taken away nothing after.
  const isMade = entry.changes.length > 1 && entry.changes.every(({ before }) => before === '')
  const isGone = entry.changes.length > 1 && entry.changes.every(({ after }) => after === '')
  const several = new Set(changes.map(({ key }) => key)).size > 1
  // A key that nobody has given says nothing.
  const rowName = (key: string) => (several ? (entry.products?.titles[key] ?? (UUID.test(key) ? undefined : key)) : undefined)
  const nameOf = (key: string, name: string) => {
    const of = rowName(key)
    return of === undefined ? name : t('fieldOf', { key: of, field: name })
  }
  const rows = (
    <dl className="zg-journal-changes">
      {changes.map(({ table, key, field, before, after }) => (
        <div key={`${table}/${key}/${field}`}>
          <dt>{nameOf(key, rowFieldName({ table, field }))}</dt>
          <dd>
            {!isMade && <Side as="del" label={t('before')} value={rowFieldValue({ table, field }, before, format)} />}
            {!isMade && !isGone && <span aria-hidden="true">→</span>}
            {!isGone && <Side as="ins" label={t('after')} value={rowFieldValue({ table, field }, after, format)} />}
          </dd>
        </div>
      ))}
    </dl>
  )
  const hidden = entry.changed - entry.changes.length
  if (changes.length <= SHOWN) return rows
  return (
    <details>
      <summary>{t('changes', { count: changes.length + hidden })}</summary>
      {rows}
      {hidden > 0 && <p className="zg-second zg-small">{t('moreChanges', { count: hidden })}</p>}
    </details>
  )
}

/** A value before or after; one that is not there is not struck out. */
function Side({ as: Tag, label, value }: { as: 'del' | 'ins'; label: string; value: string }) {
  const t = useMessages(journalMessages)
  return value === '' ? <span className="zg-second">{t('empty')}</span> : <Tag aria-label={label}>{value}</Tag>
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/

/** Fields that the line itself tells: who, when, on what. */
const SILENT: ReadonlySet<string> = new Set(['on', 'at', 'who', 'createdAt', 'createdBy', 'type'])

/** Why it was not undone; a later change field by field, with what would be lost. */
function Refused({ refusal }: { refusal: Refusal }) {
  const t = useMessages(journalMessages)
  const format = useFormat()
  if (refusal.why !== 'changedSince')
    return (
      <p className="zg-warning" role="alert">
        {refusalText(refusal, true)}
      </p>
    )
  return (
    <div className="zg-warning" role="alert">
      <p>{t('wouldBeLost')}</p>
      <dl className="zg-journal-changes">
        {refusal.fields.map(({ key, field, now }) => (
          <div key={`${key}/${field}`}>
            <dt>{UUID.test(key) || key === 'shop' ? fieldName(field) : t('fieldOf', { key, field: fieldName(field) })}</dt>
            <dd>{now === '' ? t('nowEmpty') : t('nowIs', { now: fieldValue(field, now, format) })}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
