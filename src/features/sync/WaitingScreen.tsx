import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { WaitingCommand } from '~/commerce/connection'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { NotConnected } from './NotConnected'
import { syncQueries } from './queries'
import './sync.css'
import { usePlatformName } from './usePlatformName'
import { WaitingEntry } from './WaitingEntry'
import { waitingMessages } from './waitingMessages'

/** Rows that are drawn at first, and with each "more". */
const SHOWN = 50

/** Changes that the platform has not agreed to yet; those that it refused first, since they wait for somebody. */
export default function WaitingScreen() {
  const t = useMessages(waitingMessages)
  const connected = useShop((shop) => shop.connected || shop.state !== 'open')
  const { data } = useQuery({ ...syncQueries.waiting(), enabled: connected })
  if (!connected) return <NotConnected title={t('title')} />
  const refused = data?.filter(({ state }) => state === 'refused') ?? []
  const count = data?.length ?? 0
  const aside = count === 0 ? undefined : refused.length > 0 ? t('asideRefused', { count, refused: refused.length }) : t('aside', { count })
  return (
    <Page title={t('title')} aside={aside}>
      {data === undefined && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
      {data?.length === 0 && <Nothing />}
      {data !== undefined && data.length > 0 && <Lists refused={refused} queue={data.filter(({ state }) => state !== 'refused')} />}
    </Page>
  )
}

function Nothing() {
  const t = useMessages(waitingMessages)
  const navigate = useNavigate()
  const shop = usePlatformName()
  return (
    <Empty
      title={t('none')}
      hint={t('noneHint', { shop })}
      action={<Button onClick={() => void navigate(paths.connection())}>{t('toConnection')}</Button>}
    />
  )
}

function Lists({ refused, queue }: { refused: readonly WaitingCommand[]; queue: readonly WaitingCommand[] }) {
  const t = useMessages(waitingMessages)
  const shop = usePlatformName()
  return (
    <div className="zg-stack">
      {refused.length > 0 && (
        <section className="zg-stack-tight">
          <h2>{t('refused', { shop })}</h2>
          <p className="zg-second">{t('refusedHint')}</p>
          <List label={t('refused', { shop })} commands={refused} />
        </section>
      )}
      {queue.length > 0 && (
        <section className="zg-stack-tight">
          {refused.length > 0 && <h2>{t('queue')}</h2>}
          <List label={t('queue')} commands={queue} />
        </section>
      )}
    </div>
  )
}

function List({ label, commands }: { label: string; commands: readonly WaitingCommand[] }) {
  const t = useMessages(waitingMessages)
  const [most, setMost] = useState(SHOWN)
  const shown = commands.slice(0, most)
  const { data: told } = useQuery(syncQueries.told(shown.map(({ id }) => id)))
  const hidden = commands.length - shown.length
  return (
    <>
      <ol className="zg-surface zg-waiting" aria-label={label}>
        {shown.map((command) => (
          <WaitingEntry key={command.seq} command={command} entry={told?.get(command.id)} />
        ))}
      </ol>
      {hidden > 0 && (
        <p className="zg-journal-more">
          <Button onClick={() => setMost(most + SHOWN)}>{t('showMore', { count: Math.min(hidden, SHOWN) })}</Button>
        </p>
      )}
    </>
  )
}
