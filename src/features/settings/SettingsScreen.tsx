import { useMessages } from '~/lib/i18n'
import { Page } from '~/ui/Page'
import { BackupSection } from './BackupSection'
import { settingsMessages } from './messages'
import { PeopleForm } from './PeopleForm'
import { PreferencesForm } from './PreferencesForm'
import { ShopForm } from './ShopForm'
import { ShopsForm } from './ShopsForm'
import { StorageFacts } from './StorageFacts'

/** The shop, the reader's own preferences, and where the data lies. */
export default function SettingsScreen() {
  const t = useMessages(settingsMessages)
  return (
    <Page title={t('title')} narrow>
      <div className="zg-stack">
        <ShopForm />
        <ShopsForm />
        <PeopleForm />
        <PreferencesForm />
        <BackupSection />
        <StorageFacts />
      </div>
    </Page>
  )
}
