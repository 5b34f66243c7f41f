import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { WaitingCommand } from '~/commerce/connection'
import type { JournalEntry } from '~/domain/command'
import { journalMessages } from '~/features/shared/journalMessages'
import { sentenceOf } from '~/features/shared/journalSentence'
import { errorText } from '~/features/shared/useCommand'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { shopId } from '~/session/shop'
import { Button } from '~/ui/Button'
import { Chip, Status, type Tone } from '~/ui/Status'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { GiveUpSheet } from './GiveUpSheet'
import { conflictMessages } from './messages'
import { syncRecordPath } from './recordPath'
import { waitingMessages } from './waitingMessages'

const TONES = { waiting: 'waiting', sent: 'attention', refused: 'bad' } as const satisfies Record<WaitingCommand['state'], Tone>

/** One change: when and by whom, what, of which records, how far it has come; a refused one with what the platform says. */
export function WaitingEntry({ command, entry }: { command: WaitingCommand; entry: JournalEntry | undefined }) {
  const t = useMessages(waitingMessages)
  const journal = useMessages(journalMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  const { at, state } = command
  const what = entry ? sentenceOf(entry, journal) : t('unknown')
  return (
    <li>
      <div className="zg-waiting-when zg-second zg-small zg-num">
        <time dateTime={new Date(at).toISOString()}>{format.time(at)}</time>
        {entry && <span>{nameOf(entry.who)}</span>}
      </div>
      <div className="zg-stack-tight zg-waiting-what">
        <p>{what}</p>
        <Records of={command} />
        {state === 'refused' && <Says says={command.says} />}
        {state === 'refused' && <Refused command={command} entry={entry} what={what} />}
      </div>
      <Status tone={TONES[state]} word={t(`state.${state}`)} />
    </li>
  )
}

function Records({ of: { records, total } }: { of: WaitingCommand }) {
  const t = useMessages(waitingMessages)
  const areas = useMessages(conflictMessages)
  return (
    <ul className="zg-waiting-records zg-small" aria-label={t('records')}>
      {records.map(({ area, key, title }) => (
        <li key={`${area}/${key}`}>
          <Chip>{areas(`area.${area}`)}</Chip> <Link to={syncRecordPath(area, key)}>{title || key}</Link>
        </li>
      ))}
      {total > records.length && <li className="zg-second">{t('moreRecords', { count: total })}</li>}
    </ul>
  )
}

function Says({ says }: { says: readonly string[] }) {
  const t = useMessages(waitingMessages)
  return (
    <div className="zg-warning">
      <p className="zg-second zg-small">{t('says')}</p>
      {says.length === 0 ? (
        <p>{t('saysNothing')}</p>
      ) : (
        <ul className="zg-list">
          {[...new Set(says)].map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What can be done with it now. */
function Refused({ command, entry, what }: { command: WaitingCommand; entry: JournalEntry | undefined; what: string }) {
  const t = useMessages(waitingMessages)
  const client = useQueryClient()
  const whyNot = useWhyNot('sync.settled')
  const [busy, setBusy] = useState<'again' | 'giveUp'>()
  const [asking, setAsking] = useState(false)
  const decide = async (act: 'again' | 'giveUp') => {
    setAsking(false)
    setBusy(act)
    try {
      await call('sync.refused', { seq: command.seq, act })
      showToast(t(act === 'again' ? 'sentAgain' : 'givenUp'))
      await client.invalidateQueries({ queryKey: [shopId(), 'sync'] })
    } catch (error) {
      showToast(errorText(error), { tone: 'bad' })
    }
    setBusy(undefined)
  }
  return (
    <div className="zg-row">
      <Button
        size="small"
        loading={busy === 'again'}
        disabledReason={whyNot}
        aria-label={t('ofWhat', { word: t('again'), what })}
        onClick={() => void decide('again')}
      >
        {t('again')}
      </Button>
      <Button
        size="small"
        loading={busy === 'giveUp'}
        disabledReason={whyNot}
        aria-label={t('ofWhat', { word: t('giveUp'), what })}
        onClick={() => setAsking(true)}
      >
        {t('giveUp')}
      </Button>
      {asking && (
        <GiveUpSheet command={command} entry={entry} what={what} onClose={() => setAsking(false)} onGiveUp={() => void decide('giveUp')} />
      )}
    </div>
  )
}
