import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { Conflict } from '~/commerce/connection'
import { useMessages } from '~/lib/i18n'
import { defineUrlState, flag, useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { ConflictQueue } from './ConflictQueue'
import { conflictMessages } from './messages'
import { NotConnected } from './NotConnected'
import { syncQueries } from './queries'
import { recordsOf } from './recordsOf'
import { SettledList } from './SettledList'
import { usePlatformName } from './usePlatformName'
import './sync.css'

const view = defineUrlState({ settled: flag() })

/** What was changed here and on the platform: to decide, and decided. */
export default function ConflictsScreen() {
  const t = useMessages(conflictMessages)
  const connected = useShop((shop) => shop.connected || shop.state !== 'open')
  const [{ settled }] = useUrlState(view)
  const { data } = useQuery({ ...syncQueries.conflicts(), enabled: connected })
  const aside =
    data && data.length > 0 && !settled
      ? `${t('aside', { count: recordsOf(data).length })} · ${t('asideFields', { count: data.length })}`
      : undefined
  if (!connected) return <NotConnected title={t('title')} />
  return (
    <Page title={t('title')} aside={aside} filters={<Tabs settled={settled} open={data?.length} />}>
      {settled ? <SettledList /> : <Open conflicts={data} />}
    </Page>
  )
}

function Tabs({ settled, open }: { settled: boolean; open: number | undefined }) {
  const t = useMessages(conflictMessages)
  const [, set] = useUrlState(view)
  return (
    <div className="zg-tabs" role="group" aria-label={t('tabs')}>
      {[false, true].map((each) => (
        <button
          key={String(each)}
          type="button"
          className="zg-tab"
          aria-current={each === settled ? 'true' : undefined}
          onClick={() => set({ settled: each })}
        >
          {t(each ? 'settled' : 'open')}
          {!each && open !== undefined && open > 0 && <span className="zg-num"> {open}</span>}
        </button>
      ))}
    </div>
  )
}

function Open({ conflicts }: { conflicts: readonly Conflict[] | undefined }) {
  const t = useMessages(conflictMessages)
  const navigate = useNavigate()
  const shop = usePlatformName()
  if (conflicts === undefined) return <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
  if (conflicts.length > 0) return <ConflictQueue conflicts={conflicts} />
  return (
    <Empty
      title={t('none')}
      hint={t('noneHint', { shop })}
      action={<Button onClick={() => void navigate(paths.connection())}>{t('toConnection')}</Button>}
    />
  )
}
