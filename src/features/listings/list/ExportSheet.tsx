import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { download } from '~/features/shared/download'
import { errorText } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { shopId } from '~/session/shop'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { exportMessages } from './exportMessages'

/** Products as a file: our own table, or the kind of file that they came from. `keys`: only these; absent: all. */
export function ExportSheet({ keys, onClose }: { keys?: readonly string[]; onClose: () => void }) {
  const t = useMessages(exportMessages)
  const [file, setFile] = useState<string>()
  const { data: files = [] } = useQuery({
    queryKey: [shopId(), 'listings', 'files'],
    queryFn: ({ signal }) => call('products.files', {}, { signal }),
  })
  const { mutate, isPending } = useMutation({
    mutationFn: () => call('products.export', { ...(file === undefined ? {} : { file }), ...(keys ? { keys } : {}) }),
    onSuccess: (blob) => {
      const name = files.find(({ key }) => key === file)?.name ?? `zhanggui-products-${new Date().toISOString().slice(0, 10)}.csv`
      const saved = name.replace(/\.(xlsx|gz|txt|tsv)$/i, '.csv')
      download(blob, saved)
      showToast(t('saved', { file: saved }))
      onClose()
    },
    onError: (error) => showToast(errorText(error), { tone: 'bad' }),
  })
  const choice = (value: string | undefined, text: string) => (
    <label key={value ?? ''} className="zg-row">
      <input type="radio" name="kind" checked={file === value} onChange={() => setFile(value)} />
      {text}
    </label>
  )
  return (
    <Sheet title={t('title')} onClose={onClose}>
      <form
        className="zg-stack"
        onSubmit={(event) => {
          event.preventDefault()
          mutate()
        }}
      >
        <fieldset className="zg-choose" aria-label={t('title')}>
          {choice(undefined, t('own'))}
          {files.map(({ key, name, products }) => choice(key, t('like', { name, count: products })))}
        </fieldset>
        <p className="zg-second zg-small">{t('hint')}</p>
        <div className="zg-row">
          <Button type="primary" htmlType="submit" loading={isPending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
