import { expect, it } from 'vitest'
import { affectedPaths } from '@/lib/publishing/affected'

it('puts another legal rule on the secrecy guide, on the letter of its answers and on every sheet, and on no other page', () => {
  expect([...affectedPaths([{ type: 'ground', slug: '', locale: 'sv' }], ['osl-10-27', 'lag-2025-170-8'])].sort())
    .toEqual(['/sekretessguiden', '/sekretessguiden/lag-2025-170-8', '/sekretessguiden/osl-10-27', 'sv/secrecy'])
})
