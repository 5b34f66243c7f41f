import type { Page } from '@playwright/test'

export function openWizard(page: Page, file: string): Promise<void>
export function startImport(page: Page): Promise<void>
