#!/usr/bin/env node
process.stdout.write('binnacle\n')
