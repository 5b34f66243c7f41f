import { lazy, Suspense, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { SyncStatus } from '~/commerce/connection'
import { clockText, faultMessages } from '~/features/shared/faultMessages'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { useSync } from '~/session/sync'
import { Empty } from '~/ui/Empty'
import { Facts } from '~/ui/Facts'
import { Page } from '~/ui/Page'
import { useFormat } from '~/ui/UiContext'
import { useNow } from '~/ui/useNow'
import { AreaProgressTable } from './AreaProgressTable'
import { ConnectedShops } from './ConnectedShops'
import { Disconnect } from './Disconnect'
import { FailureNotice } from './FailureNotice'
import { Pause } from './Pause'
import { SignIn } from './SignIn'
import { Counts } from './SyncBadge'
import { SyncNow } from './SyncNow'
import { syncMessages } from './syncMessages'
import { ageText, asksToken, isFailing, syncText } from './syncText'
import './connect.css'
import './sync.css'

const DemoTroublePanel = lazy(async () => ({ default: (await import('./DemoTroublePanel')).DemoTroublePanel }))

/** How complete and how old the records of the open shop are, and everything that can be done about its connection. */
export default function ConnectionScreen() {
  const t = useMessages(syncMessages)
  const { state, connected } = useShop()
  const status = useSync()
  if (status) return <Connection status={status} />
  return (
    <Page title={t('title')}>
      <div className="zg-connect">
        {state === 'open' && !connected ? (
          <Empty
            title={t('notConnected')}
            hint={t('notConnectedHint')}
            action={
              <Link className="zg-primary-link" to={paths.connect()}>
                {t('connect')}
              </Link>
            }
          />
        ) : (
          <p role="status">{t('asking')}</p>
        )}
        <ConnectedShops />
      </div>
    </Page>
  )
}

function Connection({ status }: { status: SyncStatus }) {
  const t = useMessages(syncMessages)
  useMessages(faultMessages)
  const format = useFormat()
  const now = useNow()
  const { tone, says } = syncText(status, t, format)
  const { state, failure, shop, platform, address, syncedAt, retryAt, clockApart } = status
  const actions = (
    <>
      <Pause status={status} />
      <SyncNow status={status} />
    </>
  )
  return (
    <Page title={t('title')} aside={ageText(syncedAt, now, t, format)} actions={actions}>
      <div className="zg-connect" data-connection={state}>
        <section className="zg-stack-tight" aria-label={t('state')}>
          {failure && isFailing(status) ? (
            <FailureNotice failure={failure} when="connected" />
          ) : (
            <p role="status" className="zg-connect-state">
              <span className={`zg-dot zg-dot-${tone}`} aria-hidden="true" />
              {says}
            </p>
          )}
          {state === 'failed' && retryAt !== undefined && <p className="zg-second">{t('retryAt', { time: format.timeShort(retryAt) })}</p>}
          {asksToken(status) && <SignIn status={status} />}
        </section>
        {clockApart !== undefined && <Clock apart={clockApart} />}
        <Section title={t('yours')}>
          <Yours status={status} />
        </Section>
        <Section title={t('progress')}>
          <AreaProgressTable status={status} />
        </Section>
        <Facts
          facts={{
            [t('shopFact')]: `${shop.name} · ${shop.currency} · ${shop.zone}`,
            [t('addressFact')]: platform === 'demo' ? t('demo') : address,
          }}
        />
        <ConnectedShops />
        {platform === 'demo' && (
          <Suspense>
            <DemoTroublePanel />
          </Suspense>
        )}
        <Disconnect status={status} />
      </div>
    </Page>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="zg-stack-tight" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Yours({ status }: { status: SyncStatus }) {
  const t = useMessages(syncMessages)
  const { waiting, refused, conflicts } = status
  return <p className="zg-sync-ways">{waiting + refused + conflicts === 0 ? t('nothingWaits') : <Counts status={status} />}</p>
}

function Clock({ apart }: { apart: number }) {
  const t = useMessages(syncMessages)
  const { says, todo } = clockText(apart)
  return (
    <p className="zg-warning" role="note" aria-label={t('clockTitle')}>
      <strong>{says}</strong> {todo}
    </p>
  )
}
