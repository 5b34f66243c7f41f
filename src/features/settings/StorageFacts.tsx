import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMessages } from '~/lib/i18n'
import { shopId } from '~/session/shop'
import { askToKeep } from '~/session/storage'
import { Button } from '~/ui/Button'
import { Facts } from '~/ui/Facts'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { VERSION } from '~/ui/version'
import { call } from '~/worker/client'
import { FiguresCheck } from './FiguresCheck'
import { settingsMessages } from './messages'

const storageQuery = () =>
  queryOptions({
    queryKey: [shopId(), 'storage'],
    queryFn: ({ signal }) => call('shop.storage', {}, { signal }),
    staleTime: 0,
  })

/** Where the data lies, how much of it, and whether the browser may clear it. */
export function StorageFacts() {
  const t = useMessages(settingsMessages)
  const format = useFormat()
  const queryClient = useQueryClient()
  const { data: storage } = useQuery(storageQuery())
  const ask = async () => {
    const granted = await askToKeep()
    await queryClient.invalidateQueries({ queryKey: storageQuery().queryKey })
    showToast(t(granted ? 'askLastingYes' : 'askLastingNo'))
  }
  return (
    <section className="zg-form">
      <h2>{t('data')}</h2>
      <p className="zg-second">{t('dataHint')}</p>
      <Facts
        facts={{
          [t('where')]: storage && t(storage.backend),
          [t('usage')]: storage && t('usageOf', { used: format.bytes(storage.usage), quota: format.bytes(storage.quota) }),
          [t('lasting')]: storage && t(storage.persisted ? 'lastingYes' : 'lastingNo'),
          [t('version')]: VERSION,
        }}
      />
      <FiguresCheck />
      {storage && !storage.persisted && (
        <>
          <p className="zg-second">{t('notLasting')}</p>
          <div>
            <Button onClick={() => void ask()}>{t('askLasting')}</Button>
          </div>
        </>
      )}
    </section>
  )
}
