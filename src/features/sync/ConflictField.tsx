import type { Conflict, Settling } from '~/commerce/connection'
import type { JournalEntry } from '~/domain/command'
import { journalMessages } from '~/features/shared/journalMessages'
import { sentenceOf } from '~/features/shared/journalSentence'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import { Link } from 'react-router'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { fieldText, mergeKind, UNITS, WHOLE } from './conflictField'
import { MergeForm } from './MergeForm'
import { conflictMessages } from './messages'
import { useMasked } from './useMasked'
import { usePlatformName } from './usePlatformName'
import { Values } from './Values'

interface Props {
  conflict: Conflict
  /** What the history tells of the last command that set it here. */
  entry: JournalEntry | undefined
  isCurrent: boolean
  isMerging: boolean
  whyNot: string | undefined
  onCurrent: () => void
  onMerge: (open: boolean) => void
  onOpen: () => void
  onSettle: (settling: Settling) => void
}

/** One field: what it was, what each side made of it, and the choice. */
export function ConflictField({ conflict, entry, isCurrent, isMerging, whyNot, onCurrent, onMerge, onOpen, onSettle }: Props) {
  const name = fieldText(conflict)
  const kind = mergeKind(conflict)
  return (
    <article
      className="zg-conflict-field"
      data-row-key={conflict.key}
      aria-label={name}
      aria-current={isCurrent ? 'true' : undefined}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={onCurrent}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget) onOpen()
      }}
    >
      <h3>{name}</h3>
      <Explained conflict={conflict} />
      <Values conflict={conflict} />
      <Origin conflict={conflict} entry={entry} />
      {isMerging && kind ? (
        <MergeForm
          conflict={conflict}
          kind={kind}
          onMerge={(value) => onSettle({ take: 'merged', value })}
          onCancel={() => onMerge(false)}
        />
      ) : (
        <Choices conflict={conflict} name={name} whyNot={whyNot} onMerge={() => onMerge(true)} onSettle={onSettle} />
      )}
    </article>
  )
}

/** Why it came to this, where the values alone do not say. */
function Explained({ conflict: { field, before, mine, theirs } }: { conflict: Conflict }) {
  const t = useMessages(conflictMessages)
  const format = useFormat()
  const shop = usePlatformName()
  const count = (value: unknown) => format.count(Number(value ?? 0))
  if (field === WHOLE) return <p>{t('goneThere', { shop })}</p>
  if (field !== UNITS) return null
  return <p>{t('race', { shop, before: count(before), mine: count(mine), theirs: count(theirs) })}</p>
}

/** When and by what it was set here, and when the other change was found. */
function Origin({ conflict: { at }, entry }: { conflict: Conflict; entry: JournalEntry | undefined }) {
  const t = useMessages(conflictMessages)
  const journal = useMessages(journalMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  return (
    <p className="zg-second zg-small zg-num">
      {entry && (
        <>
          <Link to={`${paths.history()}#${entry.id}`}>
            {t('setBy', { time: format.time(entry.at), who: nameOf(entry.who), what: sentenceOf(entry, journal) })}
          </Link>
          {' · '}
        </>
      )}
      {t('foundAt', { time: format.time(at) })}
    </p>
  )
}

interface ChoicesProps {
  conflict: Conflict
  name: string
  whyNot: string | undefined
  onMerge: () => void
  onSettle: (settling: Settling) => void
}

function Choices({ conflict, name, whyNot, onMerge, onSettle }: ChoicesProps) {
  const t = useMessages(conflictMessages)
  const masked = useMasked()
  const { field, mine, theirs } = conflict
  const words =
    field === WHOLE
      ? { mine: t('makeAgain'), theirs: t('letGo') }
      : field === UNITS
        ? { mine: t('raceMine', { count: Number(mine ?? 0) }), theirs: t('raceTheirs', { count: Number(theirs ?? 0) }) }
        : { mine: t('takeMine'), theirs: t('takeTheirs') }
  return (
    <div className="zg-row">
      <Button
        size="small"
        disabledReason={whyNot}
        hint="M"
        aria-label={`${words.mine}: ${name}`}
        onClick={() => onSettle({ take: 'mine' })}
      >
        {words.mine}
      </Button>
      <Button
        size="small"
        disabledReason={whyNot}
        hint="T"
        aria-label={`${words.theirs}: ${name}`}
        onClick={() => onSettle({ take: 'theirs' })}
      >
        {words.theirs}
      </Button>
      {mergeKind(conflict) && (
        <Button
          size="small"
          disabledReason={whyNot ?? masked(conflict.area)}
          hint="E"
          aria-label={`${t('merge')}: ${name}`}
          onClick={onMerge}
        >
          {t('merge')}
        </Button>
      )}
    </div>
  )
}
