import { useMessages } from '~/lib/i18n'
import { Page } from '~/ui/Page'
import { connectMessages } from './messages'

export default function ConnectionScreen() {
  const t = useMessages(connectMessages)
  return (
    <Page title={t('connection')} narrow>
      <p />
    </Page>
  )
}
