import { useId, type ReactNode } from 'react'
import { Link } from 'react-router'
import { useShopDoors, useWhyNotLeave } from '~/features/shared/useShopDoors'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { useShops } from '~/session/shops'
import { Button } from '~/ui/Button'
import { ConnectIcon, DemoIcon, ImportIcon } from '~/ui/icons'
import { Page } from '~/ui/Page'
import { MakingDemo } from './MakingDemo'
import { welcomeMessages } from './messages'
import '~/features/shared/cells.css'
import './welcome.css'

/** The first visit: three doors. In a demo shop without orders yet, how far its making has come. */
export default function WelcomeScreen() {
  const t = useMessages(welcomeMessages)
  const id = useShop((shop) => shop.id)
  const isDemo = useShops(({ shops }) => shops.some((shop) => shop.id === id && shop.kind === 'demo'))
  if (isDemo) return <MakingDemo />
  return (
    <Page title={t('title')}>
      <div className="zg-welcome">
        <p className="zg-welcome-lead">{t('lead')}</p>
        <div className="zg-doors">
          <DemoDoor />
          <Door Icon={ImportIcon} title={t('files')} text={<p>{t('filesText')}</p>}>
            <Link className="zg-primary-link zg-quiet-link" to={paths.imports()}>
              {t('filesOpen')}
            </Link>
          </Door>
          <ConnectDoor />
        </div>
        <p className="zg-welcome-more">
          <Link to={paths.backup()}>{t('restore')}</Link>
        </p>
      </div>
    </Page>
  )
}

function DemoDoor() {
  const t = useMessages(welcomeMessages)
  const { openDemo } = useShopDoors()
  const whyNot = useWhyNotLeave()
  return (
    <Door Icon={DemoIcon} title={t('demo')} text={<p>{t('demoText')}</p>}>
      <Button type="primary" disabledReason={whyNot} onClick={() => void openDemo()}>
        {t('demoOpen')}
      </Button>
    </Door>
  )
}

function ConnectDoor() {
  const t = useMessages(welcomeMessages)
  const needs = [t('needAddress'), t('needToken'), t('needCors', { origin: location.origin })]
  return (
    <Door
      Icon={ConnectIcon}
      title={t('connect')}
      text={
        <>
          <p>{t('connectText')}</p>
          <ul className="zg-list">
            {needs.map((need) => (
              <li key={need}>{need}</li>
            ))}
          </ul>
        </>
      }
    >
      <Link className="zg-primary-link zg-quiet-link" to={paths.connect()}>
        {t('connectOpen')}
      </Link>
    </Door>
  )
}

function Door({ Icon, title, text, children }: { Icon: () => ReactNode; title: string; text: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className="zg-door" aria-labelledby={id}>
      <h2 id={id}>
        <Icon />
        {title}
      </h2>
      <div className="zg-door-text">{text}</div>
      <div className="zg-door-way">{children}</div>
    </section>
  )
}
