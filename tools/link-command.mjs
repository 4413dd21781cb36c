/** Runs after every npm install: makes `npx banto` work inside the checkout. */
import { resolve } from 'node:path';
import { linkCommand } from './setup/link-command.mjs';

linkCommand(resolve(import.meta.dirname, '..'));
