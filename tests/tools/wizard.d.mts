import type { Locator, Page } from '@playwright/test'

/** A file on the disk, or one that the test has made. */
export type GivenFile = string | { name: string; mimeType: string; buffer: Buffer }

export function chooseFile(page: Page, file: GivenFile): Promise<void>
export function pressCheck(page: Page): Promise<void>
export function openWizard(page: Page, file: GivenFile): Promise<void>
export function pressImport(page: Page): Promise<void>
export function importButton(page: Page): Locator
