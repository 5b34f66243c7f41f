import { Input } from 'antd'
import { MOST_OPTIONS, MOST_SKUS } from '~/domain/listingRules'
import { addOption, combinations, generate, removeOption, renameOption, setValues, sharedPrefix } from '~/domain/skuMatrix'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { CloseIcon } from '~/ui/icons'
import { matrixMessages } from './matrixMessages'
import type { MatrixEdit } from './useMatrix'
import { WordsInput } from '~/ui/WordsInput'

interface Props {
  edit: MatrixEdit
  readOnly: boolean
  prefix: string
  onPrefix: (prefix: string) => void
  onSay: (text: string) => void
}

/** What can be chosen on the page, and the SKUs that come of it. */
export function OptionsEditor({ edit: { matrix, change }, readOnly, prefix, onPrefix, onSay }: Props) {
  const t = useMessages(matrixMessages)
  const { options, skus } = matrix
  const count = options.reduce((product, { values }) => product * Math.max(1, values.length), 1)
  const known = new Set(skus.map(({ values }) => JSON.stringify(values)))
  const tooMany = count > MOST_SKUS
  const missing = tooMany ? 0 : combinations(options).filter((values) => !known.has(JSON.stringify(values))).length
  const why = tooMany ? t('tooMany', { most: MOST_SKUS }) : missing === 0 ? t('nothingToGenerate') : undefined
  const run = () => {
    const next = generate(matrix, prefix || sharedPrefix(matrix))
    change(next)
    onSay(t('generated', { count: missing }))
  }
  return (
    <div className="zg-options">
      {options.map(({ name, values }, at) => (
        // An option is known by its place while its name is typed.
        <div key={at} className="zg-options-one">
          <Input
            value={name}
            readOnly={readOnly}
            aria-label={t('optionName', { at: at + 1 })}
            placeholder={t('optionHint')}
            onChange={({ target }) => change(renameOption(matrix, at, target.value))}
          />
          <WordsInput
            label={t('optionValues', { name: name || t('optionName', { at: at + 1 }) })}
            words={values}
            placeholder={t('optionValuesHint')}
            readOnly={readOnly}
            onChange={(next) => change(setValues(matrix, at, next))}
          />
          {!readOnly && (
            <button
              type="button"
              className="zg-icon-button"
              aria-label={t('removeOption', { name: name || String(at + 1) })}
              onClick={() => change(removeOption(matrix, at))}
            >
              <CloseIcon />
            </button>
          )}
        </div>
      ))}
      {!readOnly && (
        <div className="zg-row">
          {options.length < MOST_OPTIONS && <Button onClick={() => change(addOption(matrix, ''))}>{t('addOption')}</Button>}
          {options.length > 0 && (
            <>
              <label className="zg-row">
                <span className="zg-small zg-second">{t('prefix')}</span>
                <Input
                  className="zg-options-prefix"
                  value={prefix}
                  placeholder={sharedPrefix(matrix) || 'SKU'}
                  title={t('prefixHint')}
                  maxLength={40}
                  onChange={({ target }) => onPrefix(target.value)}
                />
              </label>
              <Button disabledReason={why} onClick={run}>
                {missing > 0 ? t('generateCount', { count: missing }) : t('generate')}
              </Button>
            </>
          )}
        </div>
      )}
    </div>
  )
}
