import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Chip } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { fieldText } from './conflictField'
import { conflictMessages } from './messages'
import { syncQueries, type SettledConflict } from './queries'
import { syncRecordPath } from './recordPath'
import { type Settle, useSettle } from './useSettle'
import { Values } from './Values'

const SHOWN = 50
const WAS = { mine: 'wasMine', theirs: 'wasTheirs', merged: 'wasMerged' } as const

/** Who decided what, newest first; the side that lost can be brought back. */
export function SettledList() {
  const t = useMessages(conflictMessages)
  const { data } = useQuery(syncQueries.settled())
  const { busy, settle } = useSettle()
  const whyNot = useWhyNot('sync.settled')
  const [most, setMost] = useState(SHOWN)
  if (data === undefined) return <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
  if (data.length === 0) return <Empty title={t('noneSettled')} hint={t('noneSettledHint')} />
  return (
    <>
      <ol className="zg-surface zg-settled" aria-label={t('settled')}>
        {data.slice(0, most).map((conflict) => (
          <Settled key={conflict.key} conflict={conflict} busy={busy.has(conflict.key)} whyNot={whyNot} settle={settle} />
        ))}
      </ol>
      {data.length > most && (
        <p className="zg-journal-more">
          <Button onClick={() => setMost(most + SHOWN)}>{t('more', { count: Math.min(SHOWN, data.length - most) })}</Button>
        </p>
      )}
    </>
  )
}

interface Props {
  conflict: SettledConflict
  busy: boolean
  whyNot: string | undefined
  settle: Settle['settle']
}

function Settled({ conflict, busy, whyNot, settle }: Props) {
  const t = useMessages(conflictMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  const { area, record, title, settled } = conflict
  const name = fieldText(conflict)
  const losers = (['mine', 'theirs'] as const).filter((side) => side !== settled.take)
  return (
    <li>
      <div className="zg-row">
        <h3 className="zg-grow">
          {name} · <Link to={syncRecordPath(area, record)}>{title || record}</Link>
        </h3>
        <Chip>{t(WAS[settled.take])}</Chip>
      </div>
      <Values conflict={conflict} />
      <div className="zg-row">
        <span className="zg-second zg-small zg-num zg-grow">
          {t('settledBy', { who: nameOf(settled.who), time: format.time(settled.at) })}
        </span>
        {losers.map((take) => {
          const word = t(take === 'mine' ? 'bringMine' : 'bringTheirs')
          return (
            <Button
              key={take}
              size="small"
              loading={busy}
              disabledReason={whyNot}
              aria-label={`${word}: ${name}`}
              onClick={() => void settle([conflict], { take }, t('brought', { field: name }))}
            >
              {word}
            </Button>
          )
        })}
      </div>
    </li>
  )
}
