import { Link } from 'react-router'
import type { Conflict } from '~/commerce/connection'
import type { JournalEntry } from '~/domain/command'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Chip } from '~/ui/Status'
import { ConflictField } from './ConflictField'
import { conflictMessages } from './messages'
import { syncRecordPath } from './recordPath'
import type { ConflictRecord } from './recordsOf'
import type { Settle } from './useSettle'

interface Props {
  record: ConflictRecord
  /** Keys of the conflict that the keys go to, and of the one that is being merged. */
  current: string | undefined
  merging: string | undefined
  /** What the history tells of the commands, by id. */
  told: ReadonlyMap<string, JournalEntry> | undefined
  whyNot: string | undefined
  settle: Settle['settle']
  onCurrent: (key: string) => void
  onMerge: (key: string | undefined) => void
  onOpen: (conflict: Conflict) => void
}

/** One record with its conflicts. */
export function ConflictGroup({ record: { conflicts }, current, merging, told, whyNot, settle, onCurrent, onMerge, onOpen }: Props) {
  const t = useMessages(conflictMessages)
  const { area, record, title } = conflicts[0]
  const name = title || record
  return (
    <section className="zg-surface zg-conflict-record" aria-label={name}>
      <header className="zg-row">
        <Chip>{t(`area.${area}`)}</Chip>
        <h2 className="zg-grow">
          <Link to={syncRecordPath(area, record)}>{name}</Link>
        </h2>
        {conflicts.length > 1 &&
          (['mine', 'theirs'] as const).map((take) => {
            const what = t(take === 'mine' ? 'allMine' : 'allTheirs')
            return (
              <Button
                key={take}
                size="small"
                disabledReason={whyNot}
                aria-label={t('ofRecord', { what, record: name })}
                onClick={() => void settle(conflicts, { take })}
              >
                {what}
              </Button>
            )
          })}
      </header>
      {conflicts.map((conflict) => (
        <ConflictField
          key={conflict.key}
          conflict={conflict}
          entry={told?.get(conflict.commands.at(-1) ?? '')}
          isCurrent={conflict.key === current}
          isMerging={conflict.key === merging}
          whyNot={whyNot}
          onCurrent={() => onCurrent(conflict.key)}
          onMerge={(open) => onMerge(open ? conflict.key : undefined)}
          onOpen={() => onOpen(conflict)}
          onSettle={(settling) => {
            onMerge(undefined)
            void settle([conflict], settling)
          }}
        />
      ))}
    </section>
  )
}
