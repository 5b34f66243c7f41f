import { createContext, useContext } from 'react'
import type { Language } from '~/lib/i18n'
import type { Format } from './format'
import { makeFormat } from './format'
import type { Density, Mode } from './tokens'

/** What every part of the kit follows: language, light or dark, density, and the formats that come of them and of the shop. */
export interface Ui {
  language: Language
  /** BCP 47. */
  locale: string
  mode: Mode
  density: Density
  format: Format
}

export const UiContext = createContext<Ui>({
  language: 'en',
  locale: 'en-US',
  mode: 'light',
  density: 'normal',
  format: makeFormat({ locale: 'en-US', zone: 'UTC', currency: 'USD' }),
})

export const useUi = (): Ui => useContext(UiContext)
export const useFormat = (): Format => useContext(UiContext).format
